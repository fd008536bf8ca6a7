"""Notes: what a member is told about a request that is painted all the same. Pure."""

from collections.abc import Iterator

from bot.core.model_info import ModelInfo
from bot.i18n.localizer import Localizer
from bot.prompts.draft import Draft
from bot.prompts.known_words import names_nothing_known
from cogs.ui.lines import code_list
from cogs.ui.vocabulary_lines import unknown_note


def draft_notes(draft: Draft, info: ModelInfo, localizer: Localizer) -> Iterator[str]:
    """What its member should know about a draft: which flags were ignored, and that the model knows nothing of it."""
    flags, request = draft.ignored_flags, draft.request
    if flags:
        yield localizer("left.out", flags=code_list(flags), count=len(flags))
    known = info.vocabulary
    if known is not None and request.image is None and names_nothing_known(known, request.template or request.prompt):
        yield unknown_note(known, localizer)
