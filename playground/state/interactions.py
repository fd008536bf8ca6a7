"""The interactions in progress, and Discord's rules for their tokens: 3 seconds, 15 minutes, one answer."""

import asyncio
import secrets
from collections.abc import Callable

from playground.errors import DiscordError, unknown
from playground.snowflakes import Snowflakes
from playground.state.events import Hub, InteractionCreated, InteractionEnded
from playground.state.interaction import ANSWER_WITHIN, TOKEN_LIFETIME, Interaction, Resolved
from playground.state.messages import Message
from playground.wire import JSON

KEPT = 2000
NO_ANSWER = "The application did not respond"


class Interactions:
    """Starts interactions, finds them by their tokens, and fails those that the bot doesn't answer."""

    def __init__(self, ids: Snowflakes, clock: Callable[[], float], hub: Hub) -> None:
        self._ids = ids
        self._clock = clock
        self._hub = hub
        self._by_token: dict[str, Interaction] = {}
        self._timers: dict[int, asyncio.TimerHandle] = {}

    def open(
        self,
        kind: int,
        user_id: int,
        channel_id: int,
        data: JSON,
        *,
        guild_id: int | None,
        owners: dict[str, str] | None = None,
        only_ephemeral: bool = False,
        locale: str = "en-US",
        nonce: str | None = None,
        resolved: Resolved | None = None,
        source: Message | None = None,
        trigger: Interaction | None = None,
    ) -> Interaction:
        """Start an interaction and tell the bot, which then has three seconds to answer."""
        interaction = Interaction(
            id=self._ids.new(),
            token=secrets.token_urlsafe(64),
            type=kind,
            user_id=user_id,
            channel_id=channel_id,
            created_at=self._clock(),
            data=data,
            guild_id=guild_id,
            owners={"0": str(guild_id or 0)} if owners is None else owners,
            only_ephemeral=only_ephemeral,
            locale=locale,
            nonce=nonce,
            resolved=resolved or Resolved(),
            source=source,
            trigger=trigger,
        )
        self._by_token[interaction.token] = interaction
        while len(self._by_token) > KEPT:
            del self._by_token[next(iter(self._by_token))]
        self._watch(interaction)
        self._hub.publish(InteractionCreated(interaction))
        return interaction

    def claim(self, interaction_id: int, token: str) -> Interaction:
        """The interaction that a callback answers; it must be the first, and within three seconds."""
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id or interaction.failed:
            raise unknown("interaction")
        if interaction.response is not None:
            raise DiscordError(400, 40060, "Interaction has already been acknowledged.")
        if self._age(interaction) > ANSWER_WITHIN:
            self._fail(interaction)
            raise unknown("interaction")
        return interaction

    def by_token(self, token: str) -> Interaction:
        """The interaction that a webhook call is about; the bot must have answered it within the last 15 minutes."""
        interaction = self._by_token.get(token)
        if interaction is None or interaction.response is None:
            raise unknown("Webhook")
        if self._age(interaction) > TOKEN_LIFETIME:
            raise DiscordError(401, 50027, "Invalid Webhook Token")
        return interaction

    def expire(self, interaction: Interaction) -> None:
        """End a token's fifteen minutes now."""
        interaction.created_at = min(interaction.created_at, self._clock() - TOKEN_LIFETIME - 1)

    def end(self, interaction: Interaction, response: int) -> None:
        """Note that the bot has answered."""
        interaction.response = response
        self._forget_timer(interaction)
        interaction.ended.set()
        self._hub.publish(InteractionEnded(interaction))

    def stop(self) -> None:
        """Cancel every timer."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def tick(self) -> None:
        """Fail what is overdue by the clock; for tests that move it."""
        for interaction in tuple(self._by_token.values()):
            if interaction.id in self._timers and self._age(interaction) > ANSWER_WITHIN:
                self._fail(interaction)

    def _age(self, interaction: Interaction) -> float:
        return self._clock() - interaction.created_at

    def _watch(self, interaction: Interaction) -> None:
        """Look at the clock after three seconds, and again if it's too early: a test's clock may stand still."""
        left = max(ANSWER_WITHIN - self._age(interaction), 0) + 0.01
        self._timers[interaction.id] = asyncio.get_running_loop().call_later(left, self._look, interaction)

    def _look(self, interaction: Interaction) -> None:
        if self._age(interaction) > ANSWER_WITHIN:
            self._fail(interaction)
        else:
            self._watch(interaction)

    def _fail(self, interaction: Interaction) -> None:
        interaction.failed = True
        self._forget_timer(interaction)
        interaction.ended.set()
        self._hub.publish(InteractionEnded(interaction, NO_ANSWER))

    def _forget_timer(self, interaction: Interaction) -> None:
        timer = self._timers.pop(interaction.id, None)
        if timer is not None:
            timer.cancel()
