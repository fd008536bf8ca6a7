"""Drafts: the payload of a message that is created or edited, read and checked."""

from dataclasses import dataclass, field

from playground.rules.components import read_components
from playground.rules.embeds import read_embeds
from playground.rules.fields import Fields
from playground.rules.mentions import Allowed, read_allowed
from playground.snowflakes import parse
from playground.state.messages import MessageFlag
from playground.wire import JSON

MOST_CONTENT = 2000
MOST_ATTACHMENTS = 10
MISSING = {"poll": "polls", "sticker_ids": "stickers", "shared_client_theme": "shared themes"}
"""Parts of Discord's messages that the playground doesn't have, with their names."""


@dataclass(frozen=True)
class Note:
    """What a payload says about an attachment: an upload's index, or the id of one to keep."""

    id: int
    filename: str | None
    description: str | None


@dataclass(frozen=True)
class Draft:
    """A checked payload. `given` are the fields it had, because an edit changes no others."""

    given: frozenset[str]
    content: str = ""
    embeds: list[JSON] = field(default_factory=list)
    components: list[JSON] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    flags: int = 0
    allowed: Allowed = field(default_factory=Allowed)
    tts: bool = False
    nonce: str | int | None = None


def read_draft(fields: Fields, *, v2: bool = False) -> Draft:
    """Read a message's payload; `fields` notes the mistakes. `v2`: the message already has that layout."""
    flags = fields.integer("flags", least=0, most=(1 << 53) - 1) or 0
    v2 = v2 or bool(flags & MessageFlag.IS_COMPONENTS_V2)
    content = fields.text("content", most=MOST_CONTENT)
    draft = Draft(
        given=frozenset(fields.data),
        content=(content or "").strip(),
        embeds=read_embeds(fields),
        components=read_components(fields, v2=v2),
        notes=_read_notes(fields),
        flags=flags,
        allowed=read_allowed(fields.nested("allowed_mentions")),
        tts=fields.flag("tts") or False,
        nonce=_read_nonce(fields),
    )
    check_layout(fields, flags, draft.content, draft.embeds)
    _refuse_missing(fields)
    return draft


def _refuse_missing(fields: Fields) -> None:
    """Note a mistake for what the playground doesn't have, so that no bot believes that it was sent."""
    for key, name in MISSING.items():
        if fields.data.get(key):
            fields.fail(key, "NOT_IN_PLAYGROUND", f"The playground has no {name}.")


def _read_nonce(fields: Fields) -> str | int | None:
    nonce = fields.data.get("nonce")
    return nonce if isinstance(nonce, int) and not isinstance(nonce, bool) else fields.text("nonce", most=25)


def check_layout(fields: Fields, flags: int, content: str, embeds: list[JSON]) -> None:
    """Note a mistake if a message with the layout of components V2 has content or embeds."""
    for key, value in (("content", content), ("embeds", embeds)):
        if value and flags & MessageFlag.IS_COMPONENTS_V2:
            fields.fail(
                key,
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _read_notes(fields: Fields) -> list[Note]:
    notes = []
    for entry in fields.nested_list("attachments", most=MOST_ATTACHMENTS):
        # discord.py sends the indexes of uploads as numbers; the documentation allows that.
        note_id = parse(entry.data.get("id"))
        if note_id is None:
            entry.fail("id", "BASE_TYPE_REQUIRED", "This field is required")
            continue
        filename = entry.text("filename", most=1024)
        notes.append(Note(note_id, filename, entry.text("description", most=1024)))
    return notes
