"""What was refused is kept for its member only, for a while, and within bounds."""

from typing import Any, cast

import discord
import pytest

from bot.client import EaselBot
from bot.core.errors import EaselError, GoneError, NotAllowedError, QueueError, RequestError
from bot.i18n.localizer import Localizer
from cogs.common.fixes import FIXABLE, KEPT, KEPT_OF_ONE, KEPT_SECONDS, Fixes, fixable
from cogs.ui.forms import blank_edit_form, form


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Response:
    """Takes the form that is opened."""

    def __init__(self) -> None:
        self.opened: list[discord.ui.Modal] = []

    async def send_modal(self, modal: discord.ui.Modal) -> None:
        self.opened.append(modal)


class Used:
    """Stands for an interaction of a member: a command, and later the press of a button."""

    def __init__(self, user_id: int) -> None:
        self.user = discord.Object(user_id)
        self.type = discord.InteractionType.application_command
        self.data: dict[str, object] = {}
        self.extras: dict[str, object] = {}
        self.locale = discord.Locale.american_english
        self.response = Response()


class Desk:
    """A bot with its fixes, and the tokens of the buttons that it made."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.bot = EaselBot(lambda bot: [])
        self.fixes = Fixes(self.bot, self.clock)

    async def refused(self, user_id: int, error: Exception | None = None) -> str:
        """Refuse something of a member's; the token of the button, empty without one."""
        used: Any = Used(user_id)

        async def send(*_: object) -> None:
            raise AssertionError("nothing is sent here")

        self.fixes.offer(used, self._form, send)
        view = self.bot.beneath(used, error or RequestError("prompt.empty"))
        if view is None:
            return ""
        [button] = view.children
        return str(getattr(button, "custom_id", "")).rpartition(":")[2]

    async def opens(self, user_id: int, token: str) -> bool:
        """Whether the button opens a form for a member."""
        used: Any = Used(user_id)
        handler: Any = self.fixes._open
        try:
            await handler(used, token)
        except GoneError:
            return False
        return len(used.response.opened) == 1

    def _form(self, token: str, error: Exception, localizer: Localizer) -> discord.ui.Modal:
        del error, localizer
        return form("fixed", token, title="Fix", fields=[])


async def test_only_the_member_who_was_refused_opens_it_and_as_often_as_they_like() -> None:
    desk = Desk()
    token = await desk.refused(7)
    assert [await desk.opens(7, token) for _ in range(2)] == [True, True]
    for user_id, wrong in ((8, token), (7, token[:-1]), (7, ""), (7, "²")):
        assert not await desk.opens(user_id, wrong)


async def test_tokens_can_not_be_guessed() -> None:
    desk = Desk()
    tokens = {await desk.refused(7) for _ in range(3)}
    assert len(tokens) == 3
    assert all(len(token) == 16 for token in tokens)


async def test_it_is_forgotten_after_a_while() -> None:
    desk = Desk()
    token = await desk.refused(7)
    desk.clock.now += KEPT_SECONDS
    assert await desk.opens(7, token)
    desk.clock.now += 1
    assert not await desk.opens(7, token)
    assert not desk.fixes._unsent


async def test_who_is_refused_often_loses_their_own_oldest_and_nobody_elses() -> None:
    desk = Desk()
    other = await desk.refused(8)
    own = [await desk.refused(7) for _ in range(KEPT_OF_ONE + 2)]
    assert [await desk.opens(7, token) for token in own] == [False, False, *[True] * KEPT_OF_ONE]
    assert await desk.opens(8, other)


async def test_no_more_is_kept_than_there_is_room_for() -> None:
    desk = Desk()
    tokens = [await desk.refused(user_id) for user_id in range(1, KEPT + 3)]
    assert len(desk.fixes._unsent) == KEPT
    assert [await desk.opens(number, tokens[number - 1]) for number in (1, 2, 3, KEPT + 2)] == [
        False,
        False,
        True,
        True,
    ]


async def test_an_erasure_forgets_what_a_member_typed() -> None:
    desk = Desk()
    own, other = await desk.refused(7), await desk.refused(8)
    desk.fixes.forget(7)
    assert (await desk.opens(7, own), await desk.opens(8, other)) == (False, True)


@pytest.mark.parametrize(
    ("error", "helps"),
    [
        (RequestError("steps.range"), True),
        (QueueError("limit.day"), True),
        (GoneError("style.unknown"), True),
        (RuntimeError("unforeseen"), True),
        *((NotAllowedError(key), True) for key in sorted(FIXABLE)),
        (NotAllowedError("ban.member"), False),
        (NotAllowedError("limit.channel"), False),
        (NotAllowedError("block.server"), False),
        (EaselError("moderators.only"), True),
    ],
)
async def test_a_button_is_offered_where_typing_helps(error: Exception, *, helps: bool) -> None:
    assert fixable(error) is helps
    assert bool(await Desk().refused(7, error)) is helps


async def test_a_form_that_is_not_one_of_ours_is_not_opened_again() -> None:
    desk, used = Desk(), cast(Any, Used(7))
    desk.bot.on_form("edit", nothing, blank_edit_form)
    used.type = discord.InteractionType.modal_submit
    for custom_id, error, offered in (
        ("easel.form:edit:5", GoneError("job.gone"), True),
        ("easel.form:edit:5:0:1:2", GoneError("button.gone"), False),
        ("easel.form:other:5", GoneError("job.gone"), False),
    ):
        used.data = {"custom_id": custom_id, "components": []}
        assert bool(desk.bot.beneath(used, error)) is offered


async def nothing(*_: object) -> None:
    """Handles a form."""


async def test_what_nobody_typed_has_no_button() -> None:
    used: Any = Used(7)
    desk = Desk()
    assert desk.bot.beneath(used, RequestError("prompt.empty")) is None
