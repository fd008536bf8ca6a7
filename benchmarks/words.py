"""Words: how long the word filter takes to check a prompt against ten thousand rules of any kind."""

import random
import string
import time
from typing import Final

from benchmarks.table import Table
from bot.core.request import MAX_PROMPT
from bot.moderation.words.lookalikes import SIGNS
from bot.moderation.words.matcher import Matcher
from bot.moderation.words.rules import MAX_RULES, Rule, parse_rule

RUNS: Final = 100
FLOOR: Final = 5.0
"""Milliseconds that the median check of a plain prompt may take."""
HELD: Final = 0.05
"""The share of a prompt's words that occur in rules."""


def measure() -> Table:
    """Measure the word filter."""
    table = Table(
        f"Word filter: a prompt of {MAX_PROMPT:,} characters, {MAX_RULES:,} rules",
        ("rules", "prompt", "ms, p50", "ms, p99", "s to compile"),
        remarks=["CPU time on one core. Disguised prompts are disguised throughout and read in several ways."],
    )
    source = random.Random(1)
    vocabulary = ["".join(source.choices(string.ascii_lowercase, k=source.randint(3, 10))) for _ in range(30_000)]
    for name, rules in lists(vocabulary, source).items():
        began = time.perf_counter()
        matcher = Matcher.compile(rules)
        ready = time.perf_counter() - began
        for kind, prompt in prompts(vocabulary, source).items():
            median, late = timed(matcher, prompt)
            table.add(name, kind, f"{median:.2f}", f"{late:.2f}", f"{ready:.1f}")
            if kind == "plain" and median > FLOOR:
                table.failed.append(f"{name}, {kind}: {median:.1f} ms, above the floor of {FLOOR:.0f}.")
    return table


def timed(matcher: Matcher, prompt: str) -> tuple[float, float]:
    """Milliseconds of CPU time for a check: the median, and the second-slowest of a hundred."""
    took = []
    for _ in range(RUNS):
        began = time.process_time()
        matcher.check(prompt)
        took.append(1000 * (time.process_time() - began))
    took.sort()
    return took[RUNS // 2], took[-2]


def lists(vocabulary: list[str], source: random.Random) -> dict[str, list[Rule]]:
    """Ten thousand rules of each kind, and a realistic mixture."""
    words = vocabulary[:MAX_RULES]
    lines = {
        "words": [f"refuse: {word}" for word in words],
        "phrases of two words": [f"refuse: {one} {other}" for one, other in zip(words, reversed(words), strict=True)],
        "wildcards": [f"log: {word[:4]}{source.choice('*?')}" for word in words],
        "expressions": [rf"refuse: /\b{word[:4]}[a-f]+\d?\b/" for word in words],
    }
    lines["80% words, 10% phrases, 9% wildcards, 1% expressions"] = [
        line
        for kind, share in zip(lines, (80, 10, 9, 1), strict=True)
        for line in lines[kind][: MAX_RULES * share // 100]
    ]
    return {name: [parse_rule(line, number) for number, line in enumerate(own, 1)] for name, own in lines.items()}


def prompts(vocabulary: list[str], source: random.Random) -> dict[str, str]:
    """Prompts of maximum length: plain, and disguised throughout in several ways."""
    chosen = [
        source.choice(vocabulary[:MAX_RULES] if source.random() < HELD else vocabulary[MAX_RULES:]) for _ in range(500)
    ]
    plain = ", ".join(" ".join(chosen[at : at + 5]) for at in range(0, len(chosen), 5))[:MAX_PROMPT]
    strange = "".join(source.choice(SIGNS.get(sign, sign)) if source.random() < 0.5 else sign for sign in plain)
    return {
        "plain": plain,
        "look-alikes": strange[:MAX_PROMPT],
        "leet": plain.translate(str.maketrans("aeost", "@30$7")),
        "spelled out": " ".join(plain)[:MAX_PROMPT],
    }
