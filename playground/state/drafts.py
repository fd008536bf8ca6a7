"""What a client wants a message to say: the payload of a create or an edit, checked by Discord's rules."""

from dataclasses import dataclass, field

from playground.rules.components import read_components
from playground.rules.embeds import read_embeds
from playground.rules.fields import Form
from playground.rules.mentions import Allowed, read_allowed
from playground.snowflakes import parse
from playground.state.messages import MessageFlag
from playground.wire import JSON

MOST_CONTENT = 2000
MOST_ATTACHMENTS = 10


@dataclass(frozen=True)
class Note:
    """What a payload says about an attachment: the index of an upload, or the id of one that is kept."""

    id: int
    filename: str | None
    description: str | None


@dataclass(frozen=True)
class Draft:
    """A checked payload. `given` names the fields that were in it, for an edit leaves the others alone."""

    given: frozenset[str]
    content: str = ""
    embeds: list[JSON] = field(default_factory=list)
    components: list[JSON] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    flags: int = 0
    allowed: Allowed = field(default_factory=Allowed)
    tts: bool = False
    nonce: str | int | None = None


def read_draft(form: Form, *, v2: bool = False) -> Draft:
    """Read a message's payload; mistakes are noted in the form. `v2`: the message already has that layout."""
    flags = form.integer("flags", least=0, most=(1 << 53) - 1) or 0
    v2 = v2 or bool(flags & MessageFlag.IS_COMPONENTS_V2)
    content = form.text("content", most=MOST_CONTENT)
    draft = Draft(
        given=frozenset(form.data),
        content=(content or "").strip(),
        embeds=read_embeds(form),
        components=read_components(form, v2=v2),
        notes=_read_notes(form),
        flags=flags,
        allowed=read_allowed(form.form("allowed_mentions")),
        tts=form.flag("tts") or False,
        nonce=_read_nonce(form),
    )
    check_layout(form, flags, draft.content, draft.embeds)
    return draft


def _read_nonce(form: Form) -> str | int | None:
    nonce = form.data.get("nonce")
    return nonce if isinstance(nonce, int) and not isinstance(nonce, bool) else form.text("nonce", most=25)


def check_layout(form: Form, flags: int, content: str, embeds: list[JSON]) -> None:
    """Note content and embeds in a message that has the layout of components V2."""
    for key, value in (("content", content), ("embeds", embeds)):
        if value and flags & MessageFlag.IS_COMPONENTS_V2:
            form.fail(
                key,
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _read_notes(form: Form) -> list[Note]:
    notes = []
    for entry in form.forms("attachments", most=MOST_ATTACHMENTS):
        # discord.py sends the indexes of uploads as numbers, which the documentation allows.
        note_id = parse(entry.data.get("id"))
        if note_id is None:
            entry.fail("id", "BASE_TYPE_REQUIRED", "This field is required")
            continue
        filename = entry.text("filename", most=1024)
        notes.append(Note(note_id, filename, entry.text("description", most=1024)))
    return notes
