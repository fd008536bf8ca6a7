"""A gallery page says what is on it, and its buttons carry all that the next page needs."""

from dataclasses import replace

import discord
import pytest

from bot.core.job import Job, Place
from bot.core.request import ImageRequest
from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.members.gallery_view import LONGEST, Page, page_description, page_line, page_view

REQUEST = ImageRequest("a red cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)
LAST_ID = 10**18


def job(number: int, **values: object) -> Job:
    return Job(number, replace(REQUEST, **values), 42, 5, Place(9), created_at=86400.0)  # type: ignore[arg-type]


def buttons(page: Page, localizer: Localizer) -> list[discord.ui.Button[discord.ui.View]]:
    found = [getattr(item, "item", item) for item in page_view(page, localizer).children]
    return [item for item in found if isinstance(item, discord.ui.Button)]


def options(page: Page) -> list[discord.SelectOption]:
    found = [getattr(item, "item", item) for item in page_view(page, Localizer()).children]
    return next(item for item in found if isinstance(item, discord.ui.Select)).options


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_words_and_the_last_job_fit_into_the_buttons(language: str) -> None:
    page = Page([job(LAST_ID)], "a:" * (LONGEST // 2), newer=True, older=True)
    ids = [str(button.custom_id) for button in buttons(page, Localizer(language))]
    assert max(map(len, ids)) == 100
    assert all(custom_id.endswith(f":{LAST_ID}:{page.words}") for custom_id in ids)


def test_buttons_lead_from_the_pages_edges_and_stop_at_the_ends() -> None:
    newer, older = buttons(Page([job(9), job(4)], older=True), Localizer())
    assert (newer.custom_id, newer.disabled) == ("easel:gallery:newer:9:", True)
    assert (older.custom_id, older.disabled) == ("easel:gallery:older:4:", False)


def test_options_are_numbered_and_fit() -> None:
    first, second = options(Page([job(9, prompt="line\nline " + "x" * 200), job(4, images=3)]))
    assert first.label.startswith("1. line line x")
    assert first.label.endswith("…")
    assert len(first.label) == 100
    assert (first.value, first.description) == ("9", "1970-01-02 · seed 7")
    assert (second.label, second.value) == ("2. a red cat", "4")
    assert second.description == "1970-01-02 · 3 pictures, seed 7"


def test_a_prompt_with_choices_is_listed_as_it_was_typed() -> None:
    page = Page([job(1, template="a {red|blue} cat")])
    assert options(page)[0].label == "1. a {red|blue} cat"
    assert page_description(page) == "1: a {red|blue} cat"


def test_words_are_shown_without_their_markup() -> None:
    assert page_line(Page([job(1)], "**<@5>**"), Localizer()) == r"**Your pictures** with “\*\*\<@5>\*\*”, newest first"
    assert page_line(Page([job(1)]), Localizer()) == "**Your pictures**, newest first"
