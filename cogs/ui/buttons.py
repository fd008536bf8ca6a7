"""Job buttons: for a job while it is waiting or being painted, and for its pictures afterwards."""

from collections.abc import Sequence
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
OPENED: Final = (("again", "edit", "upscale"), ("vary_weak", "vary_strong"), ("steps",))
"""Beneath one picture of several, row by row. A row fits on a phone's screen."""
FINISHED: Final = (*OPENED[:-1], ("steps", "delete"))
"""Beneath a job's only picture."""
NUMBERED: Final = (("upscale", "again"), ("vary_weak", "edit"))
"""Beneath up to four pictures: rows of a button per picture for an action, and a button without a label for another.

Five buttons fit on a phone's screen only if one has no label; people know 🔁 from Midjourney.
"""
SEVERAL: Final = (("open", "delete"),)
"""Beneath those rows; what is missing can be done with a picture that was opened."""
GROUP: Final = (("again", "edit"), ("open", "delete"))
"""Beneath a grid, whose pictures are chosen by name."""
STUDY: Final = (("delete",),)
DESCRIPTION: Final = 100
"""Characters that Discord shows beneath an option."""


def job_button(action: str, job_id: int, localizer: Localizer, *number: int) -> ActionButton:
    """A button for an action on a job, or on one of its pictures."""
    return named_button(action, localizer, job_id, *number)


def named_button(
    action: str,
    localizer: Localizer,
    *arguments: object,
    shown_as: str | None = None,
    labelled: bool = True,
    disabled: bool = False,
) -> ActionButton:
    """A button with the label, emoji and style that its action has everywhere, or with those of another action."""
    shown = shown_as or action
    label = localizer(f"button.{shown}") if labelled else None
    style = discord.ButtonStyle.primary if shown in PRIMARY else SECONDARY
    return ActionButton(action, *arguments, label=label, emoji=EMOJI[shown], style=style, disabled=disabled)


def numbered_row(action: str, last: str, job: Job, localizer: Localizer) -> list[ActionButton]:
    """A button for each picture of a job, in the order in which they are in the message, and another: U1 U2 U3 🔁."""
    buttons = [
        ActionButton(action, job.id, number, label=localizer(f"button.{action}.one", number=number + 1))
        for number in range(job.request.images)
    ]
    return [*buttons, named_button(last, localizer, job.id, labelled=False)]


def finished_view(job: Job, localizer: Localizer, *, steps: bool = True) -> discord.ui.View:
    """The buttons beneath a job's pictures; without `steps`, those may not be shown there."""
    request = job.request
    if request.study is not None:
        return _rows(STUDY, localizer, job.id)
    if request.images == 1:
        return _rows(FINISHED, localizer, job.id, steps=steps)
    if request.is_group:
        return _rows(GROUP, localizer, job.id)
    return _rows(SEVERAL, localizer, job.id, above=[numbered_row(*row, job, localizer) for row in NUMBERED])


def opened_view(job_id: int, number: int, localizer: Localizer, *, steps: bool = True) -> discord.ui.View:
    """The buttons beneath one picture of several; without `steps`, those may not be shown there."""
    return _rows(OPENED, localizer, job_id, number, steps=steps)


def _rows(
    actions: Sequence[Sequence[str]],
    localizer: Localizer,
    *arguments: int,
    steps: bool = True,
    above: Sequence[Sequence[ActionButton]] = (),
) -> discord.ui.View:
    """Rows of buttons for a job; what can't work there is disabled."""
    off = frozenset() if steps else frozenset({"steps"})
    below = [[named_button(one, localizer, *arguments, disabled=one in off) for one in row] for row in actions]
    return rows(*above, *below)


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
