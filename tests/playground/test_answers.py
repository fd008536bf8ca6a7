"""First answers, deferrals, follow-ups, and the life of an interaction token."""

import asyncio
from io import BytesIO
from time import perf_counter

import discord
import pytest

from playground.errors import NotDeliveredError
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from tests.playground.robot import PNG, Clock, Robot


def add_imagine(robot: Robot) -> None:
    @robot.tree.command(name="imagine", description="Paint")
    async def imagine(interaction: discord.Interaction, prompt: str, image: discord.Attachment | None = None) -> None:
        await interaction.response.defer()
        data = PNG if image is None else await image.read()
        view = discord.ui.View(timeout=None)
        button: discord.ui.Button[discord.ui.View] = discord.ui.Button(label="Again")

        async def again(interaction: discord.Interaction) -> None:
            await interaction.response.edit_message(content="again")

        button.callback = again  # type: ignore[method-assign]
        view.add_item(button)
        await interaction.edit_original_response(
            content=prompt, attachments=[discord.File(BytesIO(data), "picture.png")], view=view
        )


async def test_a_button_edits_the_message_that_holds_it(robot: Robot, ada: Member) -> None:
    add_imagine(robot)
    await robot.up()
    message = await (await ada.slash("imagine", prompt="a red fox")).response()
    again = await (await ada.click(message, "Again")).response()
    assert (again.id, again.content) == (message.id, "again")


async def test_a_deferred_answer_says_thinking_until_its_first_edit(robot: Robot, ada: Member) -> None:
    go = asyncio.Event()

    @robot.tree.command(name="wait", description="Wait")
    async def wait(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await go.wait()
        await interaction.edit_original_response(content="done")

    await robot.up()
    used = await ada.slash("wait")
    thinking = await used.wait_for(lambda message: message.loading)
    assert thinking.ephemeral
    assert thinking.content == ""
    go.set()
    assert (await used.response()).content == "done"


async def test_pictures_go_in_and_out_byte_for_byte(robot: Robot, ada: Member) -> None:
    add_imagine(robot)
    await robot.up()
    used = await ada.slash("imagine", prompt="this one", image=Upload("in.png", PNG + b"!"))
    message = await used.response()
    (attachment,) = message.attachments
    assert ada.read(attachment) == PNG + b"!"
    assert (attachment["width"], attachment["height"]) == (64, 48)
    assert attachment["content_type"] == "image/png"


async def test_follow_ups_reply_to_the_answer_and_can_be_edited(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="talk", description="Talk")
    async def talk(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("first")
        second = await interaction.followup.send("second", ephemeral=True, wait=True)
        await second.edit(content="second, better")

    await robot.up()
    used = await ada.slash("talk")
    first = await used.response()
    second = await used.follow_up(lambda message: message.content == "second, better")
    assert second.ephemeral
    assert second.reply_to == first.id


async def test_a_follow_up_right_after_a_deferral_takes_its_place(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="later", description="Later")
    async def later(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.followup.send("here")

    await robot.up()
    used = await ada.slash("later")
    assert (await used.response()).content == "here"
    assert len(ada.messages()) == 1


async def test_an_ephemeral_answer_is_seen_by_its_user_alone(robot: Robot, playground: Playground, ada: Member) -> None:
    @robot.tree.command(name="whisper", description="Whisper")
    async def whisper(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("for you", ephemeral=True)

    await robot.up()
    message = await (await ada.slash("whisper")).response()
    assert [one.content for one in ada.messages()] == ["for you"]
    assert playground.member("vera").messages() == []
    await ada.delete(message)
    assert ada.messages() == []


async def test_deleting_the_original_takes_the_placeholder_away(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="refuse", description="Refuse")
    async def refuse(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.delete_original_response()
        await interaction.followup.send("no", ephemeral=True)

    await robot.up()
    used = await ada.slash("refuse")
    no = await used.follow_up()
    assert no.ephemeral
    assert [one.content for one in ada.messages()] == ["no"]


async def test_a_bot_that_does_not_answer_fails_the_interaction(
    robot: Robot, ada: Member, clock: Clock, playground: Playground
) -> None:
    @robot.tree.command(name="slow", description="Slow")
    async def slow(interaction: discord.Interaction) -> None:
        clock.now += 3.1
        playground.tick()
        await interaction.response.send_message("too late")

    await robot.up()
    used = await ada.slash("slow")
    with pytest.raises(NotDeliveredError, match="The application did not respond"):
        await used.response()
    error = (await robot.until(lambda: robot.failures))[0]
    assert isinstance(error, discord.NotFound)
    assert error.code == 10062


async def test_a_second_answer_is_refused_and_a_token_dies_after_fifteen_minutes(
    robot: Robot, ada: Member, clock: Clock
) -> None:
    codes: list[tuple[int, int]] = []

    @robot.tree.command(name="twice", description="Twice")
    async def twice(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        interaction.response._response_type = None
        try:
            await interaction.response.send_message("again")
        except discord.HTTPException as error:
            codes.append((error.status, error.code))
        clock.now += 15 * 60 + 1
        try:
            await interaction.edit_original_response(content="late")
        except discord.HTTPException as error:
            codes.append((error.status, error.code))
        clock.now -= 15 * 60 + 1
        await interaction.edit_original_response(content="in time")

    await robot.up()
    assert (await (await ada.slash("twice")).response()).content == "in time"
    assert codes == [(400, 40060), (401, 50027)]


@pytest.mark.slow
async def test_three_real_seconds_are_three_seconds() -> None:
    async with Playground() as playground:
        robot = Robot(playground)

        @robot.tree.command(name="sleep", description="Sleep")
        async def sleep(interaction: discord.Interaction) -> None:
            await asyncio.sleep(0)

        await robot.up()
        began = perf_counter()
        used = await playground.member("ada").slash("sleep")
        with pytest.raises(NotDeliveredError, match="did not respond"):
            await used.acknowledged()
        assert 2.9 < perf_counter() - began < 30  # the upper bound only guards against hanging
        await robot.down()
