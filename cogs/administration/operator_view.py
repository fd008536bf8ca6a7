"""Operator view: what the operator reads. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.i18n.localizer import Localizer
from bot.store.blocks import Block
from cogs.ui.components import ActionButton, rows
from cogs.ui.lines import listed, shown_text
from cogs.ui.time_spans import span_words

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Status:
    """State of the process: `loading` names what is loading, `pace` is seconds a megapixel and row, sizes are bytes."""

    model: str
    device: str | None
    loading: str | None
    waiting: int
    pace: float | None
    memory: int
    guilds: int
    seconds: float
    database: int
    draining: bool


def status_text(status: Status, localizer: Localizer) -> str:
    """The status, one fact per line."""
    state = "draining" if status.draining else "loading" if status.loading is not None else "ready"
    device = localizer("operator.device.none") if status.device is None else status.device
    lines = [
        localizer(f"operator.{state}"),
        localizer("operator.model", model=shown_text(status.model, 200), device=device),
        localizer("operator.queue", count=status.waiting),
        localizer("operator.pace", seconds=round(status.pace, 2)) if status.pace else localizer("operator.pace.none"),
        localizer("operator.memory", size=round(status.memory / MIB)),
        localizer("operator.guilds", count=status.guilds),
        localizer("operator.uptime", time=span_words(status.seconds, localizer)),
        localizer("operator.database", size=round(status.database / MIB, 1)),
    ]
    return "\n".join(f"- {line}" for line in lines)


def blocks_text(blocks: Sequence[Block], localizer: Localizer) -> str:
    """All blocks, as many as fit."""
    if not blocks:
        return localizer("operator.blocks.none")
    lines = [
        localizer(
            f"operator.block.{one.kind}",
            id=str(one.target_id),
            when=f"<t:{one.created_at:.0f}:d>",
            reason=shown_text(one.reason, 200) if one.reason else "–",
        )
        for one in blocks
    ]
    return listed(lines, localizer)


def servers_text(servers: Sequence[int], localizer: Localizer, *, on: bool) -> str:
    """Whether only listed servers may use the bot, and which are listed."""
    return "\n".join([localizer("operator.list", on=on), listed([f"- `{one}`" for one in servers], localizer)])


def announce_view(count: int, localizer: Localizer) -> discord.ui.View:
    """The button that confirms posting the text above in `count` servers."""
    label = localizer("operator.announce.post", count=count)
    return rows([ActionButton("operator_announce", label=label, emoji="📣", style=discord.ButtonStyle.danger)])
