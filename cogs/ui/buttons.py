"""Job buttons: for a job while it is waiting or being painted, and for its pictures afterwards."""

from typing import Any, Final

import discord

from bot.core.job import Job
from bot.i18n.localizer import Localizer
from cogs.ui.captions import captions
from cogs.ui.components import SECONDARY, ActionButton, ActionMenu, rows

EMOJI: Final = {
    "again": "🔁",
    "edit": "✏️",
    "vary_weak": "🌱",
    "vary_strong": "🌿",
    "upscale": "🔍",
    "steps": "🎞️",
    "delete": "🗑️",
    "cancel": "✖️",
    "open": "🖼️",
}
PRIMARY: Final = frozenset({"again"})
FINISHED: Final = (("again", "edit", "vary_weak", "vary_strong", "upscale"), ("steps", "delete"))
"""Beneath a job's pictures, row by row."""
GROUP: Final = (("open", "again", "edit", "delete"),)
"""Beneath a grid, whose pictures can be opened one by one."""
STUDY: Final = (("delete",),)
OPENED: Final = (("again", "edit", "vary_weak", "vary_strong", "upscale"), ("steps",))
DESCRIPTION: Final = 100
"""Characters that Discord shows beneath an option."""


def job_button(action: str, job_id: int, localizer: Localizer, *number: int) -> ActionButton:
    """A button for an action on a job, or on one of its pictures."""
    style = discord.ButtonStyle.primary if action in PRIMARY else SECONDARY
    return ActionButton(action, job_id, *number, label=localizer(f"button.{action}"), emoji=EMOJI[action], style=style)


def finished_view(job: Job, localizer: Localizer) -> discord.ui.View:
    """The buttons beneath a job's pictures."""
    request = job.request
    actions = STUDY if request.study is not None else GROUP if request.is_group else FINISHED
    return rows(*[[job_button(action, job.id, localizer) for action in row] for row in actions])


def opened_view(job_id: int, number: int, localizer: Localizer) -> discord.ui.View:
    """The buttons beneath one picture of several."""
    return rows(*[[job_button(action, job_id, localizer, number) for action in row] for row in OPENED])


def picker_view(action: str, job: Job, localizer: Localizer) -> discord.ui.View:
    """A menu of a job's pictures, for an action that needs one."""
    request = job.request
    labels = captions(request)
    options = [
        discord.SelectOption(
            label=localizer("picker.picture", number=number + 1),
            description=labels[number][:DESCRIPTION] if labels else localizer("caption.seed", seed=str(one.seed)),
            value=str(number),
        )
        for number, one in enumerate(request.picture(number) for number in range(request.images))
    ]
    menu: discord.ui.Item[Any] = ActionMenu(action, job.id, options=options, placeholder=localizer("picker.which"))
    return rows([menu])


def cancel_view(job_id: int, localizer: Localizer) -> discord.ui.View:
    """The button of a job that is waiting or being painted."""
    items: list[discord.ui.Item[Any]] = [job_button("cancel", job_id, localizer)]
    return rows(items)
