"""/admin channels: what happens to unsafe pictures, by channel. A group beneath /admin."""

import discord
from discord import app_commands

from bot.client import Interaction, localizer_of
from bot.core.errors import GoneError
from bot.i18n.localizer import Localizer
from bot.moderation.policy import LENIENT, NEVER, STRICT, Policy
from bot.store import Store
from bot.store.policies import DEFAULT
from cogs.common.answers import answer_privately
from cogs.common.display_policy import DisplayPolicy
from cogs.common.places import managed_guild
from cogs.ui.lines import listed

Bound = app_commands.Range[int, 1, NEVER]
Where = discord.TextChannel | discord.VoiceChannel | discord.StageChannel


class ChannelPolicies(app_commands.Group):
    """For members who may manage the server. Each use is checked again, and changes go into the audit log."""

    def __init__(self, store: Store, display_policy: DisplayPolicy) -> None:
        super().__init__(name="channels", description="What happens to unsafe pictures, by channel")
        self._store = store
        self._display_policy = display_policy

    @app_commands.command(name="show")
    async def show(self, interaction: Interaction) -> None:
        """See what happens to unsafe pictures on this server."""
        guild_id, localizer = managed_guild(interaction), localizer_of(interaction)
        lines = [
            policy_line(localizer("policy.builtin"), STRICT, localizer),
            policy_line(localizer("policy.builtin-ages"), LENIENT, localizer),
            *(
                policy_line(_name(one, localizer), kept, localizer)
                for one, kept in (await self._kept(guild_id)).items()
            ),
        ]
        notes = [] if self._display_policy.checking else [localizer("policy.off")]
        await answer_privately(interaction, listed([*notes, *lines], localizer))

    @app_commands.command(name="set")
    @app_commands.describe(
        channel="Which channel. Default: every channel without its own setting",
        spoiler="Percent unsafe at which a picture is hidden behind a spoiler; 101 means never",
        blur="Percent unsafe at which a picture is blurred; 101 means never",
        withhold="Percent unsafe at which a picture is held for review; 101 (never) only if age-restricted",
        unchecked="Whether to show live previews and step strips, which can't be checked",
    )
    async def set(
        self,
        interaction: Interaction,
        channel: Where | None = None,
        spoiler: Bound | None = None,
        blur: Bound | None = None,
        withhold: Bound | None = None,
        unchecked: bool | None = None,
    ) -> None:
        """Set what happens to unsafe pictures. Options that you leave out stay as they are."""
        guild_id, place = managed_guild(interaction), DEFAULT if channel is None else channel.id
        before = (await self._kept(guild_id)).get(place) or await self._holding(guild_id, place)
        policy = Policy(
            before.spoiler if spoiler is None else spoiler,
            before.blur if blur is None else blur,
            before.withhold if withhold is None else withhold,
            unchecked=before.unchecked if unchecked is None else unchecked,
        )
        policy.check(age_restricted=channel is not None and bool(channel.nsfw))
        await self._store.policies.set(guild_id, place, policy, interaction.user.id)
        localizer = localizer_of(interaction)
        await answer_privately(
            interaction, localizer("policy.set", line=policy_line(_name(place, localizer), policy, localizer))
        )

    @app_commands.command(name="clear")
    @app_commands.describe(channel="Which channel. Default: every channel without its own setting")
    async def clear(self, interaction: Interaction, channel: Where | None = None) -> None:
        """Remove a channel's setting, or the server's default."""
        guild_id, place = managed_guild(interaction), DEFAULT if channel is None else channel.id
        if not await self._store.policies.clear(guild_id, place, interaction.user.id):
            raise GoneError("policy.none")
        localizer = localizer_of(interaction)
        name = _name(place, localizer)
        line = policy_line(name, await self._holding(guild_id, place), localizer)
        await answer_privately(interaction, localizer("policy.cleared", where=name, line=line))

    async def _kept(self, guild_id: int) -> dict[int, Policy]:
        return await self._store.policies.all(guild_id)

    async def _holding(self, guild_id: int, place: int) -> Policy:
        """The policy that applies if the place has none of its own."""
        return STRICT if place == DEFAULT else await self._display_policy.channel_policy(guild_id, place)


def policy_line(where: str, policy: Policy, localizer: Localizer) -> str:
    """A policy on one line."""
    return "- " + localizer(
        "policy.line",
        where=where,
        spoiler=localizer("policy.spoiler", bound=_from(policy.spoiler, localizer)),
        blur=localizer("policy.blur", bound=_from(policy.blur, localizer)),
        withhold=localizer("policy.withhold", bound=_from(policy.withhold, localizer)),
        unchecked=policy.unchecked,
    )


def _from(bound: int, localizer: Localizer) -> str:
    return localizer("policy.never") if bound == NEVER else localizer("policy.from", percent=bound)


def _name(channel_id: int, localizer: Localizer) -> str:
    return localizer("policy.default") if channel_id == DEFAULT else f"<#{channel_id}>"
