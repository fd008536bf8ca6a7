"""Every command is complete in every language, fits Discord's limits, and has a name of its own."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location
from fluent.syntax.ast import Message

from bot.app.cogs import make_cogs
from bot.client import EaselBot
from bot.i18n.localizer import ENGLISH, FOLDER, LANGUAGES, Localizer
from bot.i18n.translator import command_key, translation
from bot.pictures.reader.reader import PictureReader
from bot.store import Store
from bot.studio import Studio
from bot.studio.word_filter import WordFilter
from tests.i18n.catalogue import messages
from tests.studio.rig import INFO, ScriptedExecutor

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
PAGE = Path(__file__).parents[2] / "docs/commands.md"
NAME = re.compile(r"[-_'\w]{1,32}")
"""https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming"""
DESCRIPTION = 100
HOME = 5
"""The operator's own server."""
ALL = 8000
"""Characters of a command in one language, with its subcommands and options."""
Walked = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[EaselBot]:
    """The whole bot with all of its cogs, not logged in."""
    store = await Store.open(tmp_path)
    words = WordFilter(store)
    studio = Studio(store, ScriptedExecutor(), INFO, words)
    reader = PictureReader()
    bot = EaselBot(lambda bot: [], home=HOME)
    for cog in make_cogs(bot, studio, store, words, 1.0, reader=reader):
        await bot.add_cog(cog)
    yield bot
    await bot.close()
    await store.close()


def walked(bot: EaselBot) -> Iterator[Walked]:
    for one in [*bot.tree.get_commands(), *bot.tree.get_commands(guild=discord.Object(HOME))]:
        yield one
        if isinstance(one, app_commands.Group):
            yield from one.walk_commands()


def parameters(command: Walked) -> list[app_commands.Parameter]:
    return command.parameters if isinstance(command, app_commands.Command) else []


async def test_each_command_and_menu_is_on_the_page_about_them(bot: EaselBot) -> None:
    page = PAGE.read_text()
    used = [one for one in walked(bot) if not isinstance(one, app_commands.Group)]
    names = [("" if isinstance(one, app_commands.ContextMenu) else "/") + one.qualified_name for one in used]
    assert [name for name in names if name not in page] == []


@pytest.mark.parametrize(
    ("name", "permission", "parts"),
    [
        (
            "mod",
            discord.Permissions(moderate_members=True),
            "audit purge recent cancel inspect clear warn strikes ban unban bans",
        ),
        (
            "admin",
            discord.Permissions(manage_guild=True),
            "export charts pause resume clear settings limits channels words",
        ),
        ("Purge picture", discord.Permissions(moderate_members=True), ""),
    ],
)
async def test_moderation_is_offered_in_servers_to_those_who_may(
    bot: EaselBot, name: str, permission: discord.Permissions, parts: str
) -> None:
    told = next(one for one in bot.tree.get_commands() if one.name == name).to_dict(bot.tree)
    assert [one["name"] for one in told.get("options", [])] == parts.split()
    assert told["default_member_permissions"] == permission.value
    assert told["contexts"] == [0]
    assert told["integration_types"] == [0]


@pytest.mark.parametrize("language", OTHERS)
async def test_commands_are_whole_in_every_language(bot: EaselBot, language: str) -> None:
    localizer, lacking = Localizer(language), []
    for command in walked(bot):
        places: list[tuple[Location, Any]] = [(Location.command_name, command)]
        if not isinstance(command, app_commands.ContextMenu):
            places.append((Location.command_description, command))
        for parameter in parameters(command):
            places += [(Location.parameter_name, parameter), (Location.parameter_description, parameter)]
        lacking += [f"{command.qualified_name}: {place}" for place in places if not translation(localizer, *place)]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_names_and_descriptions_are_as_discord_wants_them(bot: EaselBot, language: str) -> None:
    localizer = Localizer(language)

    def said(place: Location, data: Any, english: str) -> str:
        return english if language == ENGLISH else translation(localizer, place, data) or english

    for command in walked(bot):
        name = said(Location.command_name, command, command.name)
        if isinstance(command, app_commands.ContextMenu):
            assert 1 <= len(name) <= 32
            continue
        assert NAME.fullmatch(name), name
        assert name == name.lower()
        assert 1 <= len(said(Location.command_description, command, command.description)) <= DESCRIPTION, name
        names = [said(Location.parameter_name, one, one.display_name) for one in parameters(command)]
        assert len(names) == len(set(names)) <= 25
        for parameter, own in zip(parameters(command), names, strict=True):
            assert NAME.fullmatch(own), own
            assert own == own.lower()
            text = said(Location.parameter_description, parameter, str(parameter.description))
            assert 1 <= len(text) <= DESCRIPTION, f"{name} {own}"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_two_commands_have_one_name(bot: EaselBot, language: str) -> None:
    localizer, seen = Localizer(language), set()
    for command in walked(bot):
        parent = getattr(command, "parent", None)
        name = command.name if language == ENGLISH else translation(localizer, Location.command_name, command)
        kind = type(command) if isinstance(command, app_commands.ContextMenu) else None
        assert (parent, kind, name) not in seen
        seen.add((parent, kind, name))


@pytest.mark.parametrize("language", OTHERS)
async def test_the_catalogue_names_no_command_that_is_gone(bot: EaselBot, language: str) -> None:
    said: dict[str, Message] = {}
    for file in (FOLDER / language).glob("commands*.ftl"):
        said |= messages(file)
    wanted = {command_key(command).replace(".", "-"): command for command in walked(bot)}
    assert {name for name in said if name.startswith("command-")} == set(wanted)
    for name, command in wanted.items():
        options = {part for one in parameters(command) for part in (one.name, f"{one.name}-description")}
        attributes = {one.id.name for one in said[name].attributes}
        assert attributes - options <= {"description"}, name


@pytest.mark.parametrize("language", LANGUAGES)
async def test_sentences_name_commands_as_their_language_does(bot: EaselBot, language: str) -> None:
    localizer = Localizer(language)

    def path(command: Any) -> str:
        name = command.name if language == ENGLISH else translation(localizer, Location.command_name, command)
        return f"/{name}" if command.parent is None else f"{path(command.parent)} {name}"

    known = {path(one): one for one in walked(bot) if not isinstance(one, app_commands.ContextMenu)}
    unknown = []
    for file in (FOLDER / language).glob("*.ftl"):
        text = re.sub("^#.*", "", file.read_text(), flags=re.MULTILINE)
        for sentence in re.findall(r"(?<![\w/}])/[a-zäöüß]+(?: [a-zäöüß]+){0,2}", text):
            words = sentence.split()
            found = next((known.get(" ".join(words[:n])) for n in (3, 2, 1) if " ".join(words[:n]) in known), None)
            if found is None or (isinstance(found, app_commands.Group) and len(words) > 1):
                unknown.append(sentence)
    assert unknown == []
