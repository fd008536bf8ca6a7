"""Of words in disguise nearly all are caught, and of innocent prompts nearly none is refused.

The words are drawn from a list that the filter was not written with; each run draws the same ones.
"""

import random
from collections import Counter
from collections.abc import Callable
from typing import Final

import pytest

from bot.moderation.words.matcher import Matcher
from bot.moderation.words.rules import parse_rule
from bot.moderation.words.verdict import check_texts
from demo_model.scenes.captions import training_caption
from demo_model.scenes.scene import random_scene
from tests.moderation.words.evasions import DISGUISES, listed, words

SEED: Final = 20
RULES: Final = 300
CAUGHT: Final = 0.99
REFUSED: Final = 0.005
FRAMES: Final = (
    "{}",
    "a painting of {} at night",
    "I want a {}, please",
    "{}!!!",
    "oil on canvas, {}, 4k",
    "2 {} in fog",
)
Say = Callable[[str], None]


def drawn() -> tuple[list[str], list[str]]:
    """Words that rules forbid, of four letters and more, and all others of the list."""
    known = words()
    forbidden = random.Random(SEED).sample([word for word in known if len(word) >= 4], RULES)
    return forbidden, sorted(set(known) - set(forbidden))


def matcher_of(forbidden: list[str]) -> Matcher:
    return Matcher.compile(parse_rule(f"refuse: {word}", number) for number, word in enumerate(forbidden, 1))


@pytest.fixture(scope="module")
def forbidden() -> list[str]:
    return drawn()[0]


@pytest.fixture(scope="module")
def matcher(forbidden: list[str]) -> Matcher:
    return matcher_of(forbidden)


def test_words_in_disguise_are_caught(forbidden: list[str], matcher: Matcher, say: Say) -> None:
    source = random.Random(SEED)
    missed: list[tuple[str, str, str]] = []
    tried: Counter[str] = Counter()
    for word in forbidden:
        for disguise in DISGUISES:
            hidden = disguise(word, source)
            text = source.choice(FRAMES).format(hidden)
            tried[disguise.__name__] += 1
            if word not in {hit.rule.pattern for hit in matcher.check(text)}:
                missed.append((disguise.__name__, word, text))
    rates = {name: 1 - sum(one[0] == name for one in missed) / count for name, count in tried.items()}
    rate = 1 - len(missed) / tried.total()
    worst = min(rates, key=lambda name: rates[name])
    say(f"word filter: {rate:.2%} of {tried.total()} evasions caught; worst: {worst}, {rates[worst]:.2%}")
    assert rate >= CAUGHT, missed[:40]
    assert min(rates.values()) >= 0.95, missed[:40]


def innocents(others: list[str]) -> list[str]:
    """Each other word alone, rows of them as people write prompts, captions of the demo model, and usual prompts."""
    source = random.Random(SEED)
    rows = [source.choice((" ", ", ", "-", "_", " a ", ". ")).join(source.sample(others, 6)) for _ in range(2_000)]
    captions = [training_caption(random_scene(source), source) for _ in range(500)]
    return [*others, *rows, *captions, *listed("prompts.txt")]


def test_innocent_prompts_are_not_refused(forbidden: list[str], matcher: Matcher, say: Say) -> None:
    texts = innocents(drawn()[1])
    # A row of words joined by nothing but a sign can be a forbidden word in parts, as can any text: that counts, too.
    refused = [text for text in texts if check_texts([text], matcher).refused and not says(text, forbidden)]
    say(f"word filter: {len(refused) / len(texts):.2%} of {len(texts)} innocent prompts refused")
    assert len(refused) / len(texts) <= REFUSED, refused[:40]


def says(text: str, forbidden: list[str]) -> bool:
    """Whether a text says a forbidden word openly, as a usual prompt may."""
    return not set(forbidden).isdisjoint("".join(s if s.isalpha() else " " for s in text.lower()).split())


def test_usual_prompts_pass_rules_against_short_and_common_parts_of_words() -> None:
    parts = ("ass", "tit", "cum", "anal", "rape", "sex", "hell", "cock", "dick head", "shit", "rapist", "hoe", "pis")
    matcher = matcher_of(list(parts))
    refused = [text for text in listed("prompts.txt") if check_texts([text], matcher).refused]
    assert refused == []
