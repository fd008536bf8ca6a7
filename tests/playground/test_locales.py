"""Locales: what a member sees of a command, and what the bot hears of the member's language."""

import discord
import pytest
from discord import app_commands

from playground.errors import RefusedError
from playground.rules.application_commands import read_command
from playground.rules.fields import Fields
from playground.server import Playground
from playground.testing.member import Member
from playground.wire import JSON
from tests.playground.mistakes import codes
from tests.playground.robot import Robot

GERMAN = {"paint": "male", "Paint a picture": "Male ein Bild", "look": "stil", "How": "Wie", "Oil": "Öl"}


class Translator(app_commands.Translator):
    """Knows a few words of German."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        return GERMAN.get(string.message) if locale is discord.Locale.german else None


async def test_a_member_sees_names_in_their_locale_and_the_bot_hears_which(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    heard: list[tuple[str, str, str]] = []

    @robot.tree.command(name="paint", description="Paint a picture")
    @app_commands.describe(look="How")
    @app_commands.choices(look=[app_commands.Choice(name=app_commands.locale_str("Oil"), value="oil")])
    async def paint(interaction: discord.Interaction, look: str) -> None:
        assert interaction.guild_locale is not None
        heard.append((look, interaction.locale.value, interaction.guild_locale.value))
        await interaction.response.send_message("ok")

    await robot.tree.set_translator(Translator())
    await robot.up()
    vera = playground.member("vera")
    (german,), (english,) = vera.commands(), ada.commands()
    assert (german["name"], german["name_localized"]) == ("paint", "male")
    assert german["description_localized"] == "Male ein Bild"
    assert german["options"][0]["name_localized"] == "stil"
    assert german["options"][0]["choices"][0]["name_localized"] == "Öl"
    assert "name_localized" not in english
    await (await vera.slash("male", stil="oil")).response()
    await (await ada.slash("paint", look="oil")).response()
    assert heard == [("oil", "de", "en-US"), ("oil", "en-GB", "en-US")]
    with pytest.raises(RefusedError):
        await ada.slash("male", look="oil")


async def test_suggestions_come_in_the_members_locale(robot: Robot, ada: Member, playground: Playground) -> None:
    @robot.tree.command(name="paint", description="Paint a picture")
    async def paint(interaction: discord.Interaction, look: str) -> None:
        await interaction.response.send_message("ok")

    @paint.autocomplete("look")
    async def looks(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=app_commands.locale_str("Oil"), value="oil")]

    await robot.tree.set_translator(Translator())
    await robot.up()
    assert await playground.member("vera").autocomplete("paint", "look", "") == [{"name": "Öl", "value": "oil"}]
    assert await ada.autocomplete("paint", "look", "") == [{"name": "Oil", "value": "oil"}]


async def test_localizations_are_listed_for_who_asks(robot: Robot, playground: Playground) -> None:
    @robot.tree.command(name="paint", description="Paint a picture")
    async def paint(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("ok")

    await robot.tree.set_translator(Translator())
    await robot.up()
    (fetched,) = await robot.tree.fetch_commands()
    assert fetched.name_localizations == {}
    own = {"Authorization": f"Bot {playground.token}"}
    path = f"http://127.0.0.1:{playground.port}/api/v10/applications/{robot.application_id}/commands"
    async with robot.http._HTTPClient__session.get(path + "?with_localizations=true", headers=own) as response:  # type: ignore[attr-defined]
        (told,) = await response.json()
    assert told["name_localizations"] == {"de": "male"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name_localizations": {"xx": "n"}}, "BASE_TYPE_CHOICES"),
        ({"name_localizations": {"de": "Zwei Worte"}}, "APPLICATION_COMMAND_INVALID_NAME"),
        ({"description_localizations": {"de": "x" * 101}}, "BASE_TYPE_BAD_LENGTH"),
        ({"name_localizations": ["de"]}, "DICT_TYPE_CONVERT"),
        ({"contexts": [3]}, "BASE_TYPE_CHOICES"),
        ({"integration_types": [0, 0]}, "SET_TYPE_ALREADY_CONTAINS_VALUE"),
        ({"name_localizations": {"de": "malen", "pt-BR": "pintar"}}, None),
        ({"contexts": [0, 2], "integration_types": [1]}, None),
    ],
)
def test_localizations_and_contexts_are_checked(more: JSON, code: str | None) -> None:
    fields = Fields({"name": "paint", "description": "Paint"} | more)
    read_command(fields)
    assert codes(fields.errors) == ([code] if code else [])
