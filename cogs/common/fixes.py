"""Fixes: what members typed into something that was refused, and the button that opens it again, filled in.

A form can't be answered with a form, and a custom_id has no room for a prompt. So what was typed is kept in memory for
a while: it isn't an accepted job, and after a restart the button says to type it again.
"""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Final

import discord

from bot.client import FORM, EaselBot, Interaction, localizer_of
from bot.core.errors import EaselError, GoneError, NotAllowedError
from bot.i18n.localizer import Localizer
from cogs.ui.components import ActionButton, rows
from cogs.ui.forms import filled, with_values
from cogs.ui.lines import shortened

KEPT_SECONDS: Final = 30 * 60.0
KEPT_OF_ONE: Final = 5
"""How many refusals of one member are kept; the oldest goes first."""
KEPT: Final = 500
"""How many refusals are kept of all members, at most about 10 kB each."""
FORM_ACTION: Final = "fixed"
"""The action of forms that stand for a command."""
COPIED: Final = 1500
"""Characters of a prompt that are given back if nothing else of it is known."""
FIXABLE: Final = frozenset({"words.refused", "limit.steps", "limit.pixels", "limit.pictures"})
"""What a member isn't allowed because of what they asked for, not because of who or where they are."""
EXTRA: Final = "unsent"

Open = Callable[[str, Exception, Localizer], discord.ui.Modal]
"""Makes the filled-in form: gets the token that its custom_id must have, and the error that it is to mend."""
Send = Callable[[Interaction, Mapping[str, str]], Awaitable[None]]
"""Does again what was refused, with the texts of the form."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """Something that was refused: the form that mends it and, for a command, what sends it. `at` is in seconds."""

    user_id: int
    at: float
    open: Callable[[str, Localizer], discord.ui.Modal]
    send: Send | None


class Fixes:
    """Puts a button beneath refusals: of every form that can be made again, and of commands that offer a form."""

    def __init__(self, bot: EaselBot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._unsent: OrderedDict[str, Unsent] = OrderedDict()
        bot.on_refusal(self.button)
        bot.on_press("fix", self._open)
        bot.on_form(FORM_ACTION, self._send)

    def offer(self, interaction: Interaction, open_form: Open, send: Send) -> None:
        """Offer this form if what the interaction asks for is refused."""
        interaction.extras[EXTRA] = (open_form, send)

    def forget(self, user_id: int) -> None:
        """Forget what a member typed."""
        for token in [token for token, one in self._unsent.items() if one.user_id == user_id]:
            del self._unsent[token]

    def button(self, interaction: Interaction, error: Exception) -> discord.ui.View | None:
        """The button beneath a refusal; None if nothing was typed, or if typing something else wouldn't help."""
        opened, send = self._refused(interaction, error)
        if opened is None:
            return None
        token = self._keep(Unsent(interaction.user.id, self._clock(), opened, send))
        label = localizer_of(interaction)("button.fix")
        return rows([ActionButton("fix", token, label=label, emoji="🔧", style=discord.ButtonStyle.primary)])

    def _refused(
        self, interaction: Interaction, error: Exception
    ) -> tuple[Callable[[str, Localizer], discord.ui.Modal] | None, Send | None]:
        """What opens the form, and what sends it if it isn't the form's own handler."""
        data: Any = interaction.data or {}
        if interaction.type is discord.InteractionType.modal_submit:
            action, *arguments = str(data.get("custom_id", "")).removeprefix(FORM).split(":")
            blank, values = self._bot.blank(action), filled(interaction)
            if isinstance(error, EaselError) and error.key == "button.gone":
                return None, None  # not one of our forms, or not with these arguments
            if blank is not None:
                return lambda token, localizer: with_values(blank(localizer, *arguments), values), None
        if EXTRA not in interaction.extras or not fixable(error):
            return None, None
        open_form, send = interaction.extras[EXTRA]
        return lambda token, localizer: open_form(token, error, localizer), send

    def _keep(self, unsent: Unsent) -> str:
        self._expire()
        own = [token for token, one in self._unsent.items() if one.user_id == unsent.user_id]
        for token in own[: max(0, len(own) - KEPT_OF_ONE + 1)]:
            del self._unsent[token]
        while len(self._unsent) >= KEPT:
            self._unsent.popitem(last=False)
        token = token_hex(8)
        self._unsent[token] = unsent
        return token

    def _expire(self) -> None:
        """Forget what is too old; the oldest is first."""
        while self._unsent and next(iter(self._unsent.values())).at < self._clock() - KEPT_SECONDS:
            self._unsent.popitem(last=False)

    def _find(self, interaction: Interaction, token: str) -> Unsent | None:
        self._expire()
        found = self._unsent.get(token)
        return found if found is not None and found.user_id == interaction.user.id else None

    async def _open(self, interaction: Interaction, token: str) -> None:
        """Open the form."""
        found = self._find(interaction, token)
        if found is None:
            raise GoneError("fix.gone")
        await interaction.response.send_modal(found.open(token, localizer_of(interaction)))

    async def _send(self, interaction: Interaction, token: str) -> None:
        """Do again what the form stands for; if that is no longer known, give the prompt back to be copied."""
        found, texts = self._find(interaction, token), filled(interaction)
        if found is None or found.send is None:
            prompt = shortened(texts.get("prompt", ""), COPIED).replace("```", "'''")
            raise GoneError("fix.lost", prompt=prompt)
        await found.send(interaction, texts)


def fixable(error: Exception) -> bool:
    """Whether asking for something else may help."""
    return not isinstance(error, NotAllowedError) or (isinstance(error, EaselError) and error.key in FIXABLE)
