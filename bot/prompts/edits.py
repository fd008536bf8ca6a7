"""Edits: prompts that change from step to step, in the syntax of AUTOMATIC1111's web UI.

`[a:b:0.5]` is a for half of the steps and then b, `[b:0.5]` adds b then, `[a::0.5]` takes a away then, and `[a|b|c]` is
each of them in turn. A number with a point is a share of the steps, any other a number of steps. Edits can be nested,
in each other and in weights. See https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/Features#prompt-editing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.core.errors import RequestError
from bot.prompts.brackets import Brackets, Pair, find_brackets, is_ratio

MOST_TEXTS: Final = 16
"""The most different texts that a picture may read over its steps; each is encoded before its first step."""
WHEN: Final = re.compile(r"\s*([0-9]++(?:\.[0-9]*+)?|\.[0-9]++)\s*")
NUMBERS: Final = re.compile(r"[\s0-9:]*")
NEAR: Final = 24


@dataclass(frozen=True, slots=True)
class _Edit:
    """Two square brackets that change. `spans` are the texts to choose from, by their places.

    With `when` (a share if `shared`, else a step), the first is chosen before it, the second after. Otherwise they take
    turns.
    """

    opens: int
    closes: int
    spans: tuple[tuple[int, int], ...]
    when: float | None = None
    shared: bool = False

    def chosen(self, step: int, steps: int) -> int:
        """Which span counts in a step; the first step is 0."""
        if self.when is None:
            return step % len(self.spans)
        last = int(self.when * steps) if self.shared else self.when
        return 0 if step < last else 1


@lru_cache(maxsize=64)
def by_step(text: str, steps: int) -> tuple[str, ...]:
    """What a prompt is in each of its steps: texts with weights, but without edits.

    Raises RequestError if there are more than MOST_TEXTS, or if an edit has a share beyond all steps.
    """
    brackets = find_brackets(text)
    edits = tuple(_edits(text, brackets))
    if not edits:
        return (text,) * steps
    # Where brackets are only text, they stay so, whatever is beside them in some step.
    characters = [f"\\{one}" if place in brackets.loose else one for place, one in enumerate(text)]
    known: dict[tuple[int, ...], str] = {}
    found = []
    for step in range(steps):
        chosen = tuple(edit.chosen(step, steps) for edit in edits)
        if chosen not in known:
            known[chosen] = _written(characters, edits, chosen)
            check_number(len(set(known.values())))
        found.append(known[chosen])
    return tuple(found)


def check_number(texts: int) -> None:
    """Raise RequestError for more than MOST_TEXTS different texts."""
    if texts > MOST_TEXTS:
        raise RequestError("edits.many", limit=MOST_TEXTS)


def _edits(text: str, brackets: Brackets) -> Iterator[_Edit]:
    for pair in brackets.pairs:
        if text[pair.opens] == "[" and (edit := _alternation(pair) or _change(text, pair)) is not None:
            yield edit


def _alternation(pair: Pair) -> _Edit | None:
    if not pair.bars:
        return None
    begins, ends = (pair.opens, *pair.bars), (*pair.bars, pair.closes)
    spans = tuple((begin + 1, end) for begin, end in zip(begins, ends, strict=True))
    return _Edit(pair.opens, pair.closes, spans)


def _change(text: str, pair: Pair) -> _Edit | None:
    """The edit of two brackets with one or two colons, of which the last has a number; None if they are only weaker."""
    begin, end = pair.opens + 1, pair.closes
    if not 1 <= len(pair.colons) <= 2 or (match := WHEN.fullmatch(text, pair.colons[-1] + 1, end)) is None:
        return None
    first, last = pair.colons[0], pair.colons[-1]
    if not text[begin:last].strip(" \t\n:") or NUMBERS.fullmatch(text, begin, end):
        return None
    if first == last and is_ratio(text, begin, last, end):
        return None
    spans = ((begin, begin), (begin, first)) if first == last else ((begin, first), (first + 1, last))
    when, shared = float(match[1]), "." in match[1]
    if shared and when > 1:
        near = text[pair.opens : pair.opens + NEAR]
        raise RequestError("edits.share", value=match[1][:NEAR], near=near)
    return _Edit(pair.opens, pair.closes, spans, when, shared)


def _written(characters: list[str], edits: tuple[_Edit, ...], chosen: tuple[int, ...]) -> str:
    """The text with one span of each edit; edits inside of what isn't chosen are left out with it."""
    gaps = []
    for edit, number in zip(edits, chosen, strict=True):
        begin, end = edit.spans[number]
        gaps += [(edit.opens, begin), (end, edit.closes + 1)]
    written: list[str] = []
    place = 0
    for begin, end in sorted(gaps):
        written += characters[place:begin]
        place = max(place, end)
    return "".join([*written, *characters[place:]])
