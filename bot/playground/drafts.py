"""What a client wants a message to say: the payload of a create or an edit, checked by Discord's rules."""

from dataclasses import dataclass, field

from bot.playground.components import media_of as component_media
from bot.playground.components import read_components, walk
from bot.playground.embeds import media_of as embed_media
from bot.playground.embeds import read_embeds
from bot.playground.files import clean_name
from bot.playground.forms import Form
from bot.playground.mentions import Allowed, read_allowed
from bot.playground.messages import MessageFlag
from bot.playground.snowflakes import parse
from bot.playground.wire import JSON

MOST_CONTENT = 2000
MOST_ATTACHMENTS = 10
ATTACHMENT_SCHEME = "attachment://"
_V2 = MessageFlag.IS_COMPONENTS_V2


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
    v2 = v2 or bool(flags & _V2)
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
    if v2:
        _check_v2(form, draft)
    return draft


def _read_nonce(form: Form) -> str | int | None:
    nonce = form.data.get("nonce")
    return nonce if isinstance(nonce, int) and not isinstance(nonce, bool) else form.text("nonce", most=25)


def _check_v2(form: Form, draft: Draft) -> None:
    for key, value in (("content", draft.content), ("embeds", draft.embeds)):
        if value:
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


def check_references(form: Form, embeds: list[JSON], components: list[JSON], filenames: set[str]) -> None:
    """Note every `attachment://name` that refers to no file of the message."""
    for index, embed in enumerate(embeds):
        for media, key in embed_media(embed):
            if _dangles(media[key], filenames):
                found = Form({}, (*form.path, "embeds", str(index)), form.errors)
                found.fail(None, "MESSAGE_ATTACHMENT_NOT_FOUND", "The referenced attachment was not found")
    for component in walk(components):
        for media in component_media(component):
            if _dangles(media["url"], filenames):
                form.fail(
                    "components",
                    "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                    "The referenced attachment was not found",
                )


def _dangles(url: str | None, filenames: set[str]) -> bool:
    if not url or not url.startswith(ATTACHMENT_SCHEME):
        return False
    return clean_name(url.removeprefix(ATTACHMENT_SCHEME)) not in filenames


def referenced_names(embeds: list[JSON], components: list[JSON]) -> set[str]:
    """The file names that embeds and components show by `attachment://name`."""
    urls = [media[key] for embed in embeds for media, key in embed_media(embed)]
    urls += [media["url"] for component in walk(components) for media in component_media(component)]
    return {clean_name(url.removeprefix(ATTACHMENT_SCHEME)) for url in urls if url.startswith(ATTACHMENT_SCHEME)}
