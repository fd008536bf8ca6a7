"""A member who may not post links has none posted by the bot: Discord would show what an address leads to."""

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.looks import PATIENCE, painted, picture_file, settled

LINKS = "https://evil.example/a.png discord.gg/abc"


async def test_nothing_that_others_see_of_a_prompt_is_a_link(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    used = await ada.slash("imagine", prompt=f"a tree {LINKS}", negative_prompt=LINKS, steps=2)
    message = await used.wait_for(painted, PATIENCE)
    await settled(easel)
    await (await ada.click(message, "Upscale")).wait_for(painted, PATIENCE)
    ada.user.settings.set(accepts_dms=False)
    wrong = f"<@{playground.world.bot.id}> a boat --size https://evil.example/b.png"
    asked = await ada.send("studio", wrong, [Upload("a.png", picture_file())])
    refusal = await ada.wait_for(lambda m: m.reply_to == asked.id, PATIENCE)
    assert "isn't a size" in refusal.content
    said = [one.content for one in vera.messages() if one.id != asked.id]
    assert sum("evil.example" in one for one in said) == 3
    own = "](https://discord.com/channels/"  # to what a picture was made from
    assert [one for one in said if "://" in one.replace(own, "") or "discord.gg/" in one] == []
