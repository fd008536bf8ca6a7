"""The one table of places where Discord's document and its service differ, each with what it says and the reason.

A correction names the place by its JSON pointer and what stands there. Once the document says something else there,
applying it fails, so that no correction outlives its reason.
"""

from dataclasses import dataclass
from typing import Any

SNOWFLAKE = {"$ref": "#/components/schemas/SnowflakeType"}
_NUMBER = {"oneOf": [SNOWFLAKE, {"type": "integer", "minimum": 0}]}
_NUMBER_OR_NULL = {"oneOf": [{"type": "null"}, SNOWFLAKE, {"type": "integer", "minimum": 0}]}


@dataclass(frozen=True)
class Correction:
    """At `pointer` the document says `was` (None: nothing); the service does `instead`, for the reason `why`."""

    pointer: str
    was: Any
    instead: Any
    why: str


_NUMBERS = "discord.py sends these ids as numbers, which the documentation allows (Reference, Snowflakes)."

CORRECTIONS = (
    Correction("/components/schemas/MessageAttachmentRequest/properties/id", SNOWFLAKE, _NUMBER, _NUMBERS),
    Correction("/components/schemas/MessageReferenceRequest/properties/message_id", SNOWFLAKE, _NUMBER, _NUMBERS),
    Correction(
        "/paths/~1channels~1{channel_id}~1messages~1bulk-delete/post/requestBody/content/application~1json/schema"
        "/properties/messages/items",
        SNOWFLAKE,
        _NUMBER,
        _NUMBERS,
    ),
    *(
        Correction(f"/components/schemas/{field}", {"oneOf": [{"type": "null"}, SNOWFLAKE]}, _NUMBER_OR_NULL, _NUMBERS)
        for field in (
            "MessageReferenceRequest/properties/channel_id",
            "MessageReferenceRequest/properties/guild_id",
            "CreatePrivateChannelRequest/properties/recipient_id",
            "MessageAllowedMentionsRequest/properties/users/items",
        )
    ),
    Correction(
        "/components/schemas/PrivateApplicationResponse/properties/summary",
        None,
        {"type": "string"},
        "The service still sends this empty field, and interactions.py 5 can't log in without it.",
    ),
    Correction(
        "/components/schemas/InnerErrors/properties/_errors/items",
        {"$ref": "#/components/schemas/Error"},
        {
            "type": "object",
            "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
            "required": ["code", "message"],
        },
        "The errors of single fields carry codes in words, as in the documentation's own examples (Reference, Error "
        'Messages: "BASE_TYPE_CHOICES"); only the error as a whole has a number.',
    ),
)


def correct(document: dict[str, Any]) -> None:
    """Apply every correction to the document; LookupError where it no longer says what was to be corrected."""
    for correction in CORRECTIONS:
        steps = correction.pointer.removeprefix("/").split("/")
        *parents, key = (step.replace("~1", "/").replace("~0", "~") for step in steps)
        place = document
        for name in parents:
            place = place[name]
        if place.get(key) != correction.was:
            raise LookupError(
                f"Discord's document has changed at {correction.pointer}: is its correction needed still?"
            )
        place[key] = correction.instead
