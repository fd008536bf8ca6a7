"""Forms carry what they need in their custom_id, fit Discord's limits, and read typed numbers."""

from dataclasses import replace
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client import FORM, Interaction
from bot.core.errors import RequestError
from bot.core.request import MAX_GUIDANCE, MAX_PROMPT, MAX_SEED, ImageRequest
from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.ui.forms import SHORT, decimal, edit_form, filled, form, text_field, whole

REQUEST = ImageRequest("a red cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)
TITLE, LABEL, DESCRIPTION, CUSTOM_ID, VALUE = 45, 45, 100, 100, 4000
"""https://docs.discord.com/developers/components/reference"""


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("20", 20),
        (" 20 ", 20),
        ("+5", 5),
        ("-3", -3),
        ("007", 7),
        ("1_000", 1000),
        ("٢٠", 20),  # people write in their own digits
        (str(2**80), 2**80),
        ("", None),
        ("   ", None),
        ("\n", None),
    ],
)
def test_a_whole_number_is_read_and_nothing_is_none(typed: str, number: int | None) -> None:
    assert whole(typed, "Steps") == number


@pytest.mark.parametrize("typed", ["many", "2.5", "2,5", "1e3", "0x10", "--5", "½", "9" * 5000, "20 steps", "\x00"])
def test_what_is_no_whole_number_is_told_with_the_fields_name(typed: str) -> None:
    with pytest.raises(RequestError) as refused:
        whole(typed, "Steps")
    assert refused.value.key == "form.whole"
    assert refused.value.params == {"field": "Steps", "value": typed[:SHORT]}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7.5", 7.5),
        ("7,5", 7.5),
        (" 7 ", 7.0),
        (".5", 0.5),
        (",5", 0.5),
        ("1e1", 10.0),
        ("-1", -1.0),
        ("", None),
        ("  ", None),
    ],
)
def test_a_number_is_read_with_a_point_or_a_comma(typed: str, number: float | None) -> None:
    assert decimal(typed, "Guidance") == number


@pytest.mark.parametrize(
    "typed", ["much", "nan", "NaN", "inf", "-inf", "Infinity", "1e999", "1.2.3", "1,2,3", "7 5", "1.000,5", "0x1p3"]
)
def test_what_is_no_finite_number_is_told_with_the_fields_name(typed: str) -> None:
    with pytest.raises(RequestError) as refused:
        decimal(typed, "Guidance")
    assert refused.value.key == "form.number"
    assert refused.value.params == {"field": "Guidance", "value": typed[:SHORT]}


@given(st.integers(0, MAX_SEED), st.floats(0, MAX_GUIDANCE), st.sampled_from([".", ","]))
def test_numbers_are_read_as_they_are_written(number: int, scale: float, point: str) -> None:
    assert whole(str(number), "Seed") == number
    assert decimal(str(scale).replace(".", point), "Guidance") == scale


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_nothing_or_refused_in_both_languages(typed: str) -> None:
    for read in (whole, decimal):
        try:
            number = read(typed, "Steps")
        except RequestError as error:
            refusal = error
        else:
            assert (number is None) == (not typed.strip())
            continue
        for language in LANGUAGES:
            assert "Steps" in refusal.localized(Localizer(language))


def test_a_form_says_in_its_custom_id_what_it_does_with_what() -> None:
    shown = form("edit", 5, "2", title="Edit", fields=[text_field("steps", "Steps", "20")]).to_dict()
    assert (shown["custom_id"], shown["title"]) == (f"{FORM}edit:5:2", "Edit")
    [label] = shown["components"]
    assert label["label"] == "Steps"
    box = label["component"]
    assert {key: value for key, value in box.items() if value is not None and key != "id"} == {
        "type": discord.ComponentType.text_input.value,
        "style": discord.TextStyle.short.value,
        "custom_id": "steps",
        "value": "20",
        "max_length": SHORT,
        "required": True,
    }


def test_a_form_never_times_out() -> None:
    assert form("edit", title="Edit", fields=[]).timeout is None


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, {"style": 1, "max_length": SHORT, "required": True}),
        ({"long": True}, {"style": 2, "max_length": SHORT, "required": True}),
        ({"limit": 300}, {"style": 1, "max_length": 300, "required": True}),
        ({"required": False}, {"style": 1, "max_length": SHORT, "required": False}),
    ],
)
def test_a_field_is_as_it_is_asked_for(options: dict[str, Any], found: dict[str, object]) -> None:
    component: Any = text_field("name", "Name", **options).to_component_dict()["component"]
    assert {key: component[key] for key in found} == found
    assert "value" not in component


def test_a_field_says_beneath_its_label_what_to_write() -> None:
    shown: Any = text_field("name", "Name", about="Yours").to_component_dict()
    assert (shown["label"], shown["description"]) == ("Name", "Yours")
    assert text_field("name", "Name").to_component_dict().get("description") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "request_",
    [
        REQUEST,
        replace(REQUEST, prompt="*" * MAX_PROMPT, negative_prompt="_" * MAX_PROMPT, seed=MAX_SEED, steps=100),
        replace(REQUEST, guidance_scale=MAX_GUIDANCE, template="{" + "a|" * 900 + "b}"),
    ],
)
def test_the_form_to_edit_fits_and_holds_what_was_asked(language: str, request_: ImageRequest) -> None:
    shown: Any = edit_form(2**63 - 1, "15", request_, Localizer(language)).to_dict()
    assert len(shown["title"]) <= TITLE
    assert len(shown["custom_id"]) <= CUSTOM_ID
    assert len(shown["components"]) == 5
    boxes = {row["component"]["custom_id"]: row["component"] for row in shown["components"]}
    assert {name: box.get("value", "") for name, box in boxes.items()} == {
        "prompt": request_.template or request_.prompt,
        "negative_prompt": request_.negative_prompt,
        "steps": str(request_.steps),
        "guidance_scale": f"{request_.guidance_scale:g}",
        "seed": str(request_.seed),
    }
    assert all(
        len(row["label"]) <= LABEL and len(row.get("description") or "") <= DESCRIPTION for row in shown["components"]
    )
    assert all(len(box.get("value", "")) <= box["max_length"] <= VALUE for box in boxes.values())
    assert {name for name, box in boxes.items() if not box["required"]} == {"negative_prompt", "seed"}
    paragraph = discord.TextStyle.paragraph.value
    assert {name for name, box in boxes.items() if box["style"] == paragraph} == {"prompt", "negative_prompt"}


class Sent:
    """Stands for an interaction: only what was sent with it is looked at."""

    def __init__(self, components: list[object]) -> None:
        self.data = {"components": components}


def read(*components: object) -> dict[str, str]:
    return filled(cast_interaction(Sent(list(components))))


def cast_interaction(sent: Any) -> Interaction:
    interaction: Interaction = sent
    return interaction


def test_what_is_filled_in_is_read_by_field_in_labels_and_in_rows() -> None:
    label = {"type": 18, "component": {"custom_id": "prompt", "value": "a cat"}}
    row = {"type": 1, "components": [{"custom_id": "steps", "value": "20"}]}
    menu = {"type": 18, "component": {"custom_id": "model", "values": ["any"]}}
    several = {"type": 18, "component": {"custom_id": "days", "values": ["1", "7"]}}
    assert read(label, row, menu, several) == {"prompt": "a cat", "steps": "20", "model": "any", "days": "1,7"}


def test_what_is_left_empty_is_an_empty_text() -> None:
    assert read(
        {"component": {"custom_id": "seed", "value": ""}}, {"component": {"custom_id": "what", "values": []}}
    ) == {
        "seed": "",
        "what": "",
    }
    assert read() == {}
