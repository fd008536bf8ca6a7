"""Rules: what a server's moderators or the operator look for in prompts, and what follows.

For import and export, a rule is one line of text: its action, a colon, its pattern, and optionally " => " and a detail.
Empty lines and lines that start with # are not read.

    # Words and phrases, found as whole words and in disguise.
    refuse: castle
    strike: red castle => We have had enough of castles.
    # * stands for any letters of a word, ? for one.
    log: cas*
    # ~ stands before words that are meant in all their forms, and in longer words: castles, sandcastle.
    refuse: ~castle
    # A regular expression, in RE2's syntax, goes between slashes.
    refuse: /c(a|o)stles?/
    # The detail of `negative` is added to the negative prompt.
    negative: moat => water, bridge
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import re2

from bot.core.errors import EaselError, RequestError
from bot.moderation.words.letters import read
from bot.moderation.words.pieces import PIECE, cut

MAX_RULES: Final = 10_000
MAX_PATTERN: Final = 200
"""The most characters in a pattern."""
MAX_DETAIL: Final = 500
"""Characters of a detail."""
ARROW: Final = re.compile(r"(?<=\S)\s+=>\s+(?=\S)")
"""What stands between a pattern and its detail. It is tried once for each run of spaces."""
FENCED: Final = re.compile(r"/\s+=>\s+(?=\S)")
"""The end of an expression, and what stands between it and its detail."""
EXPRESSION: Final = re.compile(r"[\\()\[\]{}^]|\.\*|/$")
"""What suggests a regular expression rather than words."""
MAX_MEMORY: Final = 1 << 20
"""The most memory for a compiled expression, in bytes; enough for any that a person writes."""
MAX_PROGRAM: Final = 2_000
"""Instructions of a compiled expression: the time that a search takes at worst grows with them."""
MAX_INSTRUCTIONS: Final = 10_000
"""Instructions of all expressions of one owner: each byte of a prompt may cost as many. A short one takes a dozen."""
MAX_WORDS: Final = 30_000
"""Words of all other rules of one owner."""
STEMMED: Final = "~"
"""What stands before a pattern that is meant in all its forms."""
FORMS: Final = 15
"""As how many words a word counts that is meant in all its forms."""
SPELLED: Final = str.maketrans("@$!|+", "asilt")
"""The letters that signs inside a pattern's words stand for."""


class Action(StrEnum):
    """What happens when a rule matches."""

    REFUSE = "refuse"
    STRIKE = "strike"
    LOG = "log"
    NEGATIVE = "negative"


class Kind(StrEnum):
    """How a pattern is written."""

    WORDS = "words"
    STEM = "stem"
    WILDCARD = "wildcard"
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `detail` is what NEGATIVE adds to the negative prompt; for the other actions, it is an optional reason.

    REFUSE and STRIKE refuse the prompt, and STRIKE also counts against the member; LOG only tells the moderators. A
    Rule is always valid: making an invalid one raises RequestError with the reason.
    """

    id: int
    pattern: str
    kind: Kind
    action: Action
    detail: str = ""

    def __post_init__(self) -> None:
        if len(self.pattern) > MAX_PATTERN:
            raise RequestError("rules.long", length=len(self.pattern), limit=MAX_PATTERN)
        if len(self.detail) > MAX_DETAIL:
            raise RequestError("rules.detail", length=len(self.detail), limit=MAX_DETAIL)
        if "\n" in self.pattern + self.detail or "\r" in self.pattern + self.detail:
            raise RequestError("rules.lines")
        if self.action is Action.NEGATIVE and not self.detail.strip():
            raise RequestError("rules.negative")
        if self.kind is Kind.STEM and ("*" in self.pattern or "?" in self.pattern or self.pattern.startswith("/")):
            raise RequestError("rules.forms", pattern=self.pattern)
        if self.kind is Kind.REGEX:
            check_expression(self.pattern)
        elif EXPRESSION.search(self.pattern):
            raise RequestError("rules.slashes", pattern=self.pattern)
        elif not self.words:
            raise RequestError("rules.empty")
        elif not any(sign.isalnum() for sign in "".join(self.words)):
            raise RequestError("rules.everything", pattern=self.pattern)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a pattern, as they are read, wildcards included. Not for regular expressions."""
        if self.kind in (Kind.WORDS, Kind.STEM):
            return words_of(self.pattern)
        return tuple(word for part in self.pattern.split() for word in globs_of(part))

    def __str__(self) -> str:
        pattern = {Kind.REGEX: f"/{self.pattern}/", Kind.STEM: f"{STEMMED}{self.pattern}"}.get(self.kind, self.pattern)
        return f"{self.action}: {pattern}" + (f" => {self.detail}" if self.detail else "")


class Budget:
    """Counts what an owner's rules take together, so that it is known what a check may cost before one is made."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._instructions = self._words = 0
        for rule in rules:
            self._count(rule)

    def add(self, rule: Rule) -> None:
        """Count a further rule; raises RequestError where it is too much beside the others."""
        self._count(rule)
        if rule.kind is Kind.REGEX and self._instructions > MAX_INSTRUCTIONS:
            raise RequestError("rules.expressions", size=self._instructions, limit=MAX_INSTRUCTIONS)
        if rule.kind is not Kind.REGEX and self._words > MAX_WORDS:
            raise RequestError("rules.words", limit=MAX_WORDS)

    def _count(self, rule: Rule) -> None:
        if rule.kind is Kind.REGEX:
            self._instructions += size_of(rule.pattern)
        else:
            self._words += len(rule.words) * (FORMS if rule.kind is Kind.STEM else 1)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a pattern as they are read: in small letters, with signs as letters, without punctuation."""
    *_, pieces = list(cut(read(text.lower())))[:2]
    return tuple(pieces.exact[start:end].translate(SPELLED) for start, end in pieces.spans)


def globs_of(part: str) -> list[str]:
    """The words of one part of a pattern, with their wildcards."""
    exact = "".join(sign if sign in "*?" else read(sign).exact for sign in part.lower())
    return re.findall(rf"(?:{PIECE.pattern}|[*?])+", exact.translate(SPELLED))


def check_expression(pattern: str) -> None:
    """Raise RequestError if RE2 can't take an expression, or if it matches any text."""
    if not pattern.strip():
        raise RequestError("rules.empty")
    try:
        expression = re2.compile(pattern, expression_options())
    except re2.error as error:
        reason = error.args[0].decode(errors="replace") if error.args else ""
        raise RequestError("rules.expression", pattern=pattern, reason=reason) from error
    except UnicodeEncodeError as error:
        raise RequestError("prompt.text") from error
    if size_of(pattern) > MAX_PROGRAM:
        raise RequestError("rules.complex", pattern=pattern)
    if expression.search("") is not None:
        raise RequestError("rules.everything", pattern=pattern)


def size_of(pattern: str) -> int:
    """The instructions of a compiled expression."""
    size: int = re2.compile(pattern, expression_options()).programsize
    return size


def expression_options() -> re2.Options:
    """RE2's options: ignore case, log nothing, bound the memory."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = MAX_MEMORY
    return options


def parse_rule(line: str, id: int = 0) -> Rule:
    """The rule that a line says; raises RequestError with the reason."""
    action, colon, rest = line.strip().partition(":")
    action, rest = action.rstrip().lower(), rest.lstrip()
    if not colon or not rest or action not in set(Action):
        raise RequestError("rules.form", actions=", ".join(Action))
    pattern, detail = parts_of(rest)
    kind = Kind.WORDS
    if len(pattern) > 2 and pattern[0] == pattern[-1] == "/":
        pattern, kind = pattern[1:-1], Kind.REGEX
    elif pattern.startswith(STEMMED):
        pattern, kind = pattern.removeprefix(STEMMED).lstrip(), Kind.STEM
    elif "*" in pattern or "?" in pattern:
        kind = Kind.WILDCARD
    return Rule(id, pattern, kind, Action(action), detail)


def parts_of(text: str) -> tuple[str, str]:
    """The pattern and the detail of a rule. Within slashes an arrow belongs to the expression."""
    if text.startswith("/"):
        if len(text) > 2 and text.endswith("/"):
            return text, ""
        fences = [found for found in FENCED.finditer(text) if found.start() > 1]
        if fences:
            return text[: fences[-1].start() + 1], text[fences[-1].end() :]
    arrow = ARROW.search(text)
    return (text[: arrow.start()], text[arrow.end() :]) if arrow else (text, "")


def parse_rules(text: str) -> tuple[Rule, ...]:
    """Parse the rules of a text, with ids from 1; raises RequestError naming the line that is wrong."""
    rules: list[Rule] = []
    budget = Budget()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(rules) == MAX_RULES:
            raise RequestError("rules.many", limit=MAX_RULES)
        try:
            rule = parse_rule(line, len(rules) + 1)
            budget.add(rule)
        except EaselError as error:
            raise RequestError("rules.line", number=number, reason=error) from error
        rules.append(rule)
    return tuple(rules)


def format_rules(rules: Iterable[Rule]) -> str:
    """Rules as text that `parse_rules` reads."""
    return "".join(f"{rule}\n" for rule in rules)
