"""Buttons and menus carry action and arguments in their custom_id, and any process can rebuild them."""

import re
from typing import Any, cast

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.client import EaselBot
from cogs.ui.components import BUTTON, MENU, SECONDARY, ActionButton, ActionMenu, rows

ACTIONS = st.from_regex(r"[a-z_]+", fullmatch=True)
ARGUMENTS = st.lists(st.text(st.characters(exclude_characters=":\n\r")), max_size=4)
OPTION = discord.SelectOption(label="One", value="1")


def template(kind: type[ActionButton | ActionMenu]) -> re.Pattern[str]:
    """The expression by which discord.py finds a kind of component, as it is given at the class."""
    found = kind.__discord_ui_compiled_template__
    assert isinstance(found, re.Pattern)
    return found


async def again(kind: type[ActionButton | ActionMenu], custom_id: str) -> ActionButton | ActionMenu:
    """The component that another process makes of a custom_id."""
    match = template(kind).fullmatch(custom_id)
    assert match is not None, custom_id
    return await kind.from_custom_id(cast(Any, None), cast(Any, None), match)


@given(ACTIONS, ARGUMENTS)
@settings(max_examples=30)
async def test_a_button_is_known_again_by_its_custom_id(action: str, arguments: list[str]) -> None:
    found = await again(ActionButton, ActionButton(action, *arguments).custom_id)
    assert (found.action, found.arguments) == (action, arguments)


@given(ACTIONS, ARGUMENTS)
@settings(max_examples=30)
async def test_a_menu_is_known_again_by_its_custom_id(action: str, arguments: list[str]) -> None:
    found = await again(ActionMenu, ActionMenu(action, *arguments, options=[OPTION]).custom_id)
    assert (found.action, found.arguments) == (action, arguments)


@pytest.mark.parametrize(
    ("made", "custom_id"),
    [
        (lambda: ActionButton("help"), "easel:help"),
        (lambda: ActionButton("again", 5), "easel:again:5"),
        (lambda: ActionButton("open", 5, 2), "easel:open:5:2"),
        (lambda: ActionButton("audit", "", "", 7, "ban", "spam"), "easel:audit:::7:ban:spam"),
        (lambda: ActionMenu("open", 5, options=[OPTION]), "easel.menu:open:5"),
    ],
)
async def test_arguments_stand_in_the_custom_id_in_their_order(made: Any, custom_id: str) -> None:
    assert made().custom_id == custom_id


@pytest.mark.parametrize(
    "custom_id", ["easel", "easel:", "easel:UP", "other:again:5", "easel.form:edit:5", "xeasel:again"]
)
def test_what_is_nobodys_button_is_not_taken_for_one(custom_id: str) -> None:
    assert template(ActionButton).fullmatch(custom_id) is None


def test_buttons_menus_and_forms_are_not_taken_for_each_other() -> None:
    assert template(ActionButton).fullmatch(f"{MENU}open:5") is None
    assert template(ActionMenu).fullmatch(f"{BUTTON}open:5") is None


async def test_a_button_shows_what_it_is_given() -> None:
    danger = ActionButton("erase", label="Erase", emoji="🧹", style=discord.ButtonStyle.danger, disabled=True)
    shown: Any = danger.item.to_component_dict()
    assert (shown["label"], shown["emoji"]["name"], shown["style"], shown["disabled"]) == ("Erase", "🧹", 4, True)
    plain: Any = ActionButton("help", label="Help").item.to_component_dict()
    assert (plain["style"], plain["disabled"]) == (SECONDARY.value, False)


async def test_rows_stand_one_beneath_the_other_and_never_time_out() -> None:
    first, second, third = (ActionButton(f"action_{name}", label=name) for name in "abc")
    view = rows([first, second], [third])
    assert view.timeout is None
    assert [[one["label"] for one in row["components"]] for row in cast(Any, view.to_components())] == [
        ["a", "b"],
        ["c"],
    ]


async def test_no_rows_are_an_empty_view() -> None:
    assert rows().to_components() == []


class Pressed(EaselBot):
    """Notes what is passed on to it; not connected to anything."""

    def __init__(self) -> None:
        super().__init__(lambda bot: [])
        self.seen: list[tuple[str, list[str]]] = []

    async def press(self, interaction: Any, action: str, arguments: Any) -> None:
        self.seen.append((action, list(arguments)))


class Press:
    """An interaction with a component, as far as one looks at it."""

    def __init__(self, client: EaselBot, values: list[str] | None = None) -> None:
        self.client = client
        self.data = None if values is None else {"values": values}


async def test_a_press_is_passed_on_with_its_arguments_and_a_choice_with_what_was_chosen() -> None:
    bot = Pressed()
    await ActionButton("again", 5).callback(cast(Any, Press(bot)))
    await ActionMenu("open", 5, options=[OPTION]).callback(cast(Any, Press(bot, ["1", "2"])))
    await ActionMenu("open", options=[OPTION]).callback(cast(Any, Press(bot)))
    assert bot.seen == [("again", ["5"]), ("open", ["5", "1", "2"]), ("open", [])]
