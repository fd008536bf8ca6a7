"""Gallery view: a page of a member's own pictures, with its menu and buttons. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import discord

from bot.core.job import Job
from bot.core.request import ImageRequest
from bot.i18n.localizer import Localizer
from cogs.ui.album import ALT
from cogs.ui.buttons import DESCRIPTION
from cogs.ui.components import ActionButton, ActionMenu, rows
from cogs.ui.lines import LABEL, shortened, shown_text

LONGEST: Final = 60
"""Most characters of a search: a button's custom_id holds 100, including a job's id."""
NEWER: Final = "newer"
OLDER: Final = "older"


@dataclass(frozen=True, slots=True)
class Page:
    """Jobs that match the search, newest first, and whether there are more on either side."""

    jobs: Sequence[Job]
    words: str = ""
    newer: bool = False
    older: bool = False


def page_line(page: Page, localizer: Localizer) -> str:
    """The line above the page."""
    if page.words:
        return localizer("gallery.found", words=shown_text(page.words))
    return localizer("gallery.all")


def page_view(page: Page, localizer: Localizer) -> discord.ui.View:
    """A menu of the page's jobs, and a button in each direction."""
    options = [_option(number, job, localizer) for number, job in enumerate(page.jobs, 1)]
    menu: discord.ui.Item[Any] = ActionMenu("gallery_open", options=options, placeholder=localizer("gallery.open"))
    newer, older = page.jobs[0].id, page.jobs[-1].id
    return rows(
        [menu],
        [
            _turn(NEWER, newer, page.words, localizer("gallery.newer"), "◀️", there=page.newer),
            _turn(OLDER, older, page.words, localizer("gallery.older"), "▶️", there=page.older),
        ],
    )


def page_description(page: Page) -> str:
    """The prompts with their numbers, as a description of the sheet for those who can't see it."""
    return shortened("; ".join(f"{number}: {typed(job.request)}" for number, job in enumerate(page.jobs, 1)), ALT)


def typed(request: ImageRequest) -> str:
    """The prompt as the member typed it, on one line."""
    return " ".join((request.template or request.prompt).split())


def _option(number: int, job: Job, localizer: Localizer) -> discord.SelectOption:
    label = f"{number}. {typed(job.request)}"
    day = datetime.fromtimestamp(job.created_at, UTC).date().isoformat()
    about = localizer("gallery.job", day=day, seed=str(job.request.seed), count=job.request.images)
    return discord.SelectOption(label=shortened(label, LABEL), description=about[:DESCRIPTION], value=str(job.id))


def _turn(way: str, edge: int, words: str, label: str, arrow: str, *, there: bool) -> ActionButton:
    return ActionButton("gallery", way, edge, words, label=label, emoji=arrow, disabled=not there)
