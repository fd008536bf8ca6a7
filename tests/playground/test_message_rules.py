"""What a message may look like: the limits that Discord enforces."""

import pytest

from playground.errors import DiscordError
from playground.rules.components import read_components, walk
from playground.rules.fields import Fields
from playground.state.drafts import read_draft
from playground.state.messages import MessageFlag
from playground.wire import JSON
from tests.playground.mistakes import codes

V2 = int(MessageFlag.IS_COMPONENTS_V2)


def button(custom_id: str | None = "a", **more: object) -> JSON:
    return {"type": 2, "style": 1, "label": "x", "custom_id": custom_id} | more


def row(*controls: JSON) -> JSON:
    return {"type": 1, "components": list(controls)}


def select(**more: object) -> JSON:
    return {"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}]} | more


def mistakes(payload: object) -> JSON:
    """The errors of a payload, as Discord nests them."""
    fields = Fields(payload)
    read_draft(fields)
    return fields.errors


@pytest.mark.parametrize(
    "payload",
    [
        {"content": "x" * 2000},
        {"content": None, "embeds": [{"title": "x" * 256, "description": "y" * 4096}]},
        {"embeds": [{"fields": [{"name": "n" * 256, "value": "v" * 1024}] * 4}]},
        {"components": [row(*(button(f"{r}{b}") for b in range(5))) for r in range(5)]},
        {"components": [row(select())]},
        {"components": [row({"type": 2, "style": 5, "label": "x", "url": "https://example.com"})]},
        {"components": [row(button(label=None, emoji={"name": "🎨"}))]},
        {"attachments": [{"id": 0, "filename": "a.png"}, {"id": "1", "description": "d" * 1024}]},
        {"flags": V2, "components": [{"type": 10, "content": "text"}]},
        {"nonce": 5},
        {"allowed_mentions": {"parse": []}},
        {},
    ],
)
def test_these_are_fine(payload: JSON) -> None:
    assert mistakes(payload) == {}


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ([], "DICT_TYPE_CONVERT"),
        ({"content": "x" * 2001}, "BASE_TYPE_MAX_LENGTH"),
        ({"content": {}}, "STRING_TYPE_CONVERT"),
        ({"embeds": {}}, "LIST_TYPE_CONVERT"),
        ({"embeds": [1]}, "DICT_TYPE_CONVERT"),
        ({"embeds": [{}]}, "BASE_TYPE_REQUIRED"),
        ({"embeds": [{"title": "t"}] * 11}, "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"title": "t" * 257}]}, "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"description": "d" * 4000}, {"description": "d" * 2001}]}, "MAX_EMBED_SIZE_EXCEEDED"),
        ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"fields": [{"name": "n"}]}]}, "BASE_TYPE_REQUIRED"),
        ({"embeds": [{"title": "t", "url": "ftp://x"}]}, "URL_TYPE_INVALID_SCHEME"),
        ({"embeds": [{"title": "t", "color": 1 << 24}]}, "NUMBER_TYPE_MAX"),
        ({"components": [row(button(str(n))) for n in range(6)]}, "BASE_TYPE_MAX_LENGTH"),
        ({"components": [row(*(button(str(n)) for n in range(6)))]}, "BASE_TYPE_BAD_LENGTH"),
        ({"components": [row()]}, "BASE_TYPE_BAD_LENGTH"),
        ({"components": [row(button(), button())]}, "COMPONENT_CUSTOM_ID_DUPLICATED"),
        ({"components": [row(button(None))]}, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
        ({"components": [row(button(""))]}, "BASE_TYPE_REQUIRED"),
        ({"components": [row(button("x" * 101))]}, "BASE_TYPE_BAD_LENGTH"),
        ({"components": [row(button(label="x" * 81))]}, "BASE_TYPE_MAX_LENGTH"),
        ({"components": [row(button(label=None))]}, "BUTTON_COMPONENT_INVALID"),
        ({"components": [row(button(url="https://x.example"))]}, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"),
        ({"components": [row(button(style=5))]}, "BUTTON_COMPONENT_URL_REQUIRED"),
        ({"components": [row(button(None, style=5))]}, "BUTTON_COMPONENT_URL_REQUIRED"),
        ({"components": [row(button(style=9))]}, "BASE_TYPE_CHOICES"),
        ({"components": [row(select(), button())]}, "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        ({"components": [row(select(options=[]))]}, "BASE_TYPE_BAD_LENGTH"),
        ({"components": [row(select(min_values=3, max_values=2))]}, "BASE_TYPE_MAX_LENGTH"),
        ({"components": [row({"type": 4, "custom_id": "t"})]}, "UNION_TYPE_CHOICES"),
        ({"components": [{"type": 10, "content": "V2 without its flag"}]}, "UNION_TYPE_CHOICES"),
        ({"flags": V2, "content": "x"}, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
        ({"flags": V2, "embeds": [{"title": "t"}]}, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
        (
            {"flags": V2, "components": [{"type": 10, "content": "x"}] * 41},
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        ),
        ({"attachments": [{"id": str(n)} for n in range(11)]}, "BASE_TYPE_MAX_LENGTH"),
        ({"attachments": [{"id": 0, "description": "d" * 1025}]}, "BASE_TYPE_MAX_LENGTH"),
        ({"attachments": [{}]}, "BASE_TYPE_REQUIRED"),
        ({"nonce": "n" * 26}, "BASE_TYPE_MAX_LENGTH"),
        ({"allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"),
        ({"allowed_mentions": {"parse": ["friends"]}}, "BASE_TYPE_CHOICES"),
        ({"tts": "yes"}, "BOOLEAN_TYPE_CONVERT"),
    ],
)
def test_these_are_refused(payload: object, code: str) -> None:
    assert code in codes(mistakes(payload))


def test_mistakes_are_nested_by_field_and_raised_together() -> None:
    fields = Fields({"content": "x" * 2001, "embeds": [{"title": "t"}, {"title": "t" * 257}]})
    read_draft(fields)
    with pytest.raises(DiscordError) as caught:
        fields.done()
    assert caught.value.to_dict() == {
        "message": "Invalid Form Body",
        "code": 50035,
        "errors": {
            "content": {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}]},
            "embeds": {
                "1": {
                    "title": {
                        "_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 256 or fewer in length."}]
                    }
                }
            },
        },
    }


def test_components_without_an_id_get_one_that_no_other_has() -> None:
    texts: list[JSON] = [{"type": 10, "content": "a"}, {"type": 10, "content": "b", "id": 1}]
    container = {"type": 17, "id": 0, "components": [*texts, {"type": 10, "content": "c", "id": 3}]}
    (shape,) = read_components(Fields({"components": [container]}), v2=True)
    assert [one["id"] for one in walk([shape])] == [2, 4, 1, 3]
