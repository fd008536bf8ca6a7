"""Wording: all texts that a request makes a model read, or that somebody typed for it, for the rules for words.

Whoever adds a way to write prompts adds here how a model reads it.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.core.ask import Ask
from bot.core.errors import RequestError
from bot.core.request import ImageRequest
from bot.core.style import Style
from bot.core.wording import Wording
from bot.prompts import choices, flags, styles
from bot.prompts.schedule import readings, readings_of

SAMPLES: Final = 8
"""Prompts that are written out of a template, so that each of its choices stands beside what is around it."""


def wording_of(request: ImageRequest, ask: Ask | None = None, style: Style | None = None) -> Wording:
    """The wording of a request, and of the ask that it was made from in a style."""
    own, steps = Wording.of(request), request.painted_steps
    samples = choices.samples(request.template, SAMPLES) if request.template else []
    wanted = [*readings_of(request), *as_read([*own.wanted, *samples], steps)]
    wording = own + Wording(tuple(wanted), tuple(as_read(own.unwanted, steps)))
    if style is not None:
        wording += Wording(tuple(around(style)), tuple(filter(None, [style.negative_prompt])))
    return wording if ask is None else wording + asked(ask, style, steps)


def as_read(texts: Iterable[str], steps: int) -> Iterator[str]:
    """Texts as written, and as a model reads them over its steps: without weights, edits and their brackets."""
    for text in texts:
        yield text
        try:
            yield from readings(text, steps)
        except RequestError:  # a template whose brackets only fit once its choices are made
            continue


def around(style: Style) -> Iterator[str]:
    """What a style says itself, with and without a gap where the prompt goes."""
    if style.prompt.strip() != styles.PLACE:
        yield from dict.fromkeys(style.prompt.replace(styles.PLACE, gap).strip() for gap in (" ", ""))


def asked(ask: Ask, style: Style | None, steps: int) -> Wording:
    """What was typed, apart from the style: as it was typed, and with nothing where its flags were."""
    typed = flags.parse(ask.prompt)
    negative = ask.negative_prompt if ask.negative_prompt is not None else typed.negative_prompt or ""
    wanted = [typed.text, typed.seamless]
    seams = [seam(typed.text, negative)]
    if style is not None:
        seams.append(seam(negative, style.negative_prompt))
    return Wording(
        tuple(as_read(filter(None, wanted), steps)),
        tuple(as_read(filter(None, [negative]), steps)),
        tuple(filter(None, [ask.prompt, *seams])),
    )


def seam(one: str, other: str) -> str:
    """The end of one text and the beginning of another without a gap, as one word that was split between them."""
    return one.split()[-1] + other.split()[0] if one.strip() and other.strip() else ""
