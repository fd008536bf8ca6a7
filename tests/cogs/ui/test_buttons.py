"""Each kind of job has its buttons, in every language, within Discord's limits."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.job import Job, Place
from bot.core.request import FORWARD, MAX_IMAGES, MAX_SEED, MAX_VARIANTS, REVERSE, ImageRequest, Variant
from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.ui.buttons import EMOJI, cancel_view, finished_view, job_button, named_button, opened_view, picker_view

REQUEST = ImageRequest("a red cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)
COMPARED = replace(
    REQUEST, images=2, variants=(Variant(7, "a red cat"), Variant(7, "a blue cat")), template="a {red|blue} cat"
)
SAMPLERS = replace(REQUEST, images=2, variants=(Variant(7, scheduler="ddim"), Variant(7, scheduler="euler")))
CHOSEN = replace(
    REQUEST, images=2, variants=(Variant(7, "a red cat"), Variant(8, "a blue cat")), template="a {red|blue} cat"
)
LAST = 2**63 - 1
PHONE = 322
"""Pixels for buttons on a phone's screen that is 390 wide."""
LABEL, CUSTOM_ID, OPTION, DESCRIPTION, PLACEHOLDER, OPTIONS = 80, 100, 100, 100, 150, 25


def job(request: ImageRequest = REQUEST, job_id: int = 5) -> Job:
    return Job(job_id, request, 42, 6, Place(9))


def width(button: Any) -> float:
    """About how many pixels a button takes; the measure is the playground's page."""
    label, emoji = button.get("label") or "", "emoji" in button
    return 32 + 8 * len(label) + 20 * emoji + 7 * (emoji and bool(label))


def actions(view: Any) -> list[list[str]]:
    """The custom_ids in their rows, without what all of them begin with."""
    return [[part["custom_id"].removeprefix("easel:") for part in row["components"]] for row in view.to_components()]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (REQUEST, [["again:5", "edit:5", "upscale:5"], ["vary_weak:5", "vary_strong:5"], ["steps:5", "delete:5"]]),
        (
            replace(REQUEST, images=3),
            [
                ["upscale:5:0", "upscale:5:1", "upscale:5:2", "again:5"],
                ["vary_weak:5:0", "vary_weak:5:1", "vary_weak:5:2", "edit:5"],
                ["open:5", "delete:5"],
            ],
        ),
        (
            CHOSEN,
            [
                ["upscale:5:0", "upscale:5:1", "again:5"],
                ["vary_weak:5:0", "vary_weak:5:1", "edit:5"],
                ["open:5", "delete:5"],
            ],
        ),
        (COMPARED, [["again:5", "edit:5"], ["open:5", "delete:5"]]),
        (SAMPLERS, [["again:5", "edit:5"], ["open:5", "delete:5"]]),
        (replace(REQUEST, study=REVERSE), [["delete:5"]]),
        (replace(REQUEST, study=FORWARD, image="a" * 64), [["delete:5"]]),
    ],
)
async def test_each_kind_of_job_has_its_buttons(request_: ImageRequest, expected: list[list[str]]) -> None:
    assert actions(finished_view(job(request_), Localizer())) == expected


async def test_one_picture_of_several_has_all_but_the_deletion_of_the_job() -> None:
    assert actions(opened_view(5, 2, Localizer())) == [
        ["again:5:2", "edit:5:2", "upscale:5:2"],
        ["vary_weak:5:2", "vary_strong:5:2"],
        ["steps:5:2"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("images", range(1, MAX_IMAGES + 1))
async def test_no_message_has_more_than_three_rows_and_pictures_are_numbered_as_they_lie(
    language: str, images: int
) -> None:
    view: Any = finished_view(job(replace(REQUEST, images=images), LAST), Localizer(language))
    shown = [row["components"] for row in view.to_components()]
    assert len(shown) <= 3
    assert all(len(row) <= 5 and len({part["custom_id"] for part in row}) == len(row) for row in shown)
    if images > 1:
        for row, letter in zip(shown, "UV", strict=False):
            assert [part["label"] for part in row[:-1]] == [f"{letter}{number}" for number in range(1, images + 1)]
            assert [part["custom_id"][-2:] for part in row[:-1]] == [f":{number}" for number in range(images)]
            assert row[-1].get("label") is None
            assert row[-1]["emoji"]["name"] == EMOJI[row[-1]["custom_id"].split(":")[1]]
    widths = [sum(map(width, row)) + 8 * (len(row) - 1) for row in shown]
    assert max(widths) <= (PHONE if language == "en-US" else PHONE * 9 // 8)


@pytest.mark.parametrize("steps", [True, False])
async def test_the_steps_can_not_be_asked_for_where_they_may_not_be_shown(*, steps: bool) -> None:
    localizer = Localizer()
    views: list[Any] = [finished_view(job(), localizer, steps=steps), opened_view(5, 2, localizer, steps=steps)]
    for view in views:
        off = [part["label"] for row in view.to_components() for part in row["components"] if part["disabled"]]
        assert off == ([] if steps else ["Steps"])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_menu_of_pictures_says_what_for(language: str) -> None:
    actions = ("upscale", "vary_weak", "vary_strong", "steps", "open", "repaint", "inspect")
    asked = {Localizer(language)(f"picker.which.{action}") for action in actions}
    assert len(asked) == len(actions)
    assert all(Localizer(language).has(f"picker.which.{action}") for action in actions)


async def test_a_button_under_another_action_looks_as_everywhere() -> None:
    shown: Any = named_button("redo", Localizer(), 3, shown_as="again").item
    assert (shown.custom_id, shown.label, str(shown.emoji)) == ("easel:redo:3", "Again", EMOJI["again"])
    assert shown.style is job_button("again", 5, Localizer()).item.style


async def test_a_job_that_waits_can_be_cancelled_and_nothing_else() -> None:
    assert actions(cancel_view(5, Localizer())) == [["cancel:5"]]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_button_has_its_own_words_and_fits(language: str) -> None:
    localizer = Localizer(language)
    labels = []
    for action in EMOJI:
        shown: Any = job_button(action, LAST, localizer, MAX_VARIANTS - 1).item.to_component_dict()
        assert 0 < len(shown["label"]) <= LABEL
        assert len(shown["custom_id"]) <= CUSTOM_ID
        assert shown["emoji"]["name"] == EMOJI[action]
        labels.append(shown["label"])
    assert len(set(labels)) == len(labels)


async def test_only_again_stands_out() -> None:
    styles: dict[str, Any] = {action: job_button(action, 5, Localizer()).item.style for action in EMOJI}
    assert [action for action, style in styles.items() if style.value == 1] == ["again"]


def options(request: ImageRequest, language: str = "en-US", action: str = "open") -> list[Any]:
    view: Any = picker_view(action, job(request, LAST), Localizer(language))
    [[menu]] = [row["components"] for row in view.to_components()]
    assert menu["custom_id"] == f"easel.menu:{action}:{LAST}"
    assert 0 < len(menu["placeholder"]) <= PLACEHOLDER
    found: list[Any] = menu["options"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_menu_of_pictures_tells_them_apart_by_their_seeds(language: str) -> None:
    found = options(replace(REQUEST, images=MAX_IMAGES, seed=MAX_SEED - MAX_IMAGES + 1), language)
    assert [one["value"] for one in found] == ["0", "1", "2", "3"]
    assert [str(MAX_SEED - 3 + number) in one["description"] for number, one in enumerate(found)] == [True] * 4
    assert [str(number) in one["label"] for number, one in enumerate(found, 1)] == [True] * 4


async def test_the_menu_of_a_comparison_tells_its_pictures_apart_by_what_was_chosen() -> None:
    assert [one["description"] for one in options(COMPARED)] == ["red", "blue"]
    assert [one["description"] for one in options(SAMPLERS)] == ["DDIM", "Euler"]


async def test_the_menu_of_pictures_whose_choices_the_seed_made_tells_their_seeds() -> None:
    localizer = Localizer()
    assert [one["description"] for one in options(CHOSEN)] == [localizer("caption.seed", seed=seed) for seed in "78"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_menu_fits(language: str) -> None:
    words = [f"{'very ' * 40}{number}" for number in range(MAX_VARIANTS)]
    template = "{" + "|".join(word[:100] for word in words) + "}"
    variants = tuple(Variant(7, word) for word in words)
    found = options(replace(REQUEST, images=MAX_VARIANTS, variants=variants, template=template), language)
    assert len(found) == MAX_VARIANTS <= OPTIONS
    assert all(0 < len(one["label"]) <= OPTION and 0 < len(one["description"]) <= DESCRIPTION for one in found)
