"""Language: what the rule about minors knows of one language, read from its file in languages/.

Each entry of a file is a list, separated by commas or, for single words, by spaces:

- `minors`, `sex` and `both` mention one concern or both; `harmless` words cover any of them within;
- `covered` and `grown` count in negative prompts only, see Concern;
- one of `nots` before a `grown` word mentions minors;
- `numbers` are the ages from one to seventeen, `tens` what makes them larger;
- `ages` are phrases in which # stands for such an age, in digits or as a word, and @ for one in digits alone; where
  one ends with a full stop, so must its clause;
- `persons`, `stops`, `things` and `spans` tell whose age it is, see Guard;
- near one of `births`, a year in which minors were born counts, see Birth;
- with `misspelt`, short words are found misspelt, too;
- `pattern` and `sex_pattern` are regular expressions for scripts without spaces and for emoji; in them BORN stands for
  such a year.

Within a list, `(a|b|)` is one of several, possibly nothing, and `_` a space within a number.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Final

from bot.moderation.words.letters import STEM
from bot.moderation.words.misspellings import SHORTEST
from bot.moderation.words.rules import globs_of, words_of
from bot.moderation.words.terms import ADULT, FORBIDDEN, Birth, Concern, Guard, Term

FOLDER: Final = Path(__file__).parent / "languages"
LONGER: Final = 6
"""The fewest letters of a word that may be misspelt, where a file doesn't say that shorter ones may, too."""
PHRASE: Final = 3
"""The most words of a term whose words may be misspelt."""
DIGITS: Final = [*(str(age) for age in range(1, ADULT)), *(f"0{age}" for age in range(1, 10))]
"""Ages of minors in digits."""
ROMAN: Final = ["vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii"]
"""Ages of minors in Roman numerals, apart from those that are words or letters."""
BORN: Final = "BORN"
"""What stands for a year of birth in a pattern."""
CHOICE: Final = re.compile(r"\(([^()]*)\)")
CONCERNS: Final = {
    "minors": (Concern.MINORS,),
    "sex": (Concern.SEX,),
    "both": (Concern.MINORS, Concern.SEX),
    "harmless": (None,),
    "covered": (Concern.COVERED,),
    "grown": (Concern.GROWN,),
}
"""What the terms of each list mention."""


@dataclass(frozen=True, slots=True)
class Language:
    """The terms of a language, those words of them that may be misspelt, and patterns that mention a concern."""

    terms: tuple[Term, ...]
    spelled: frozenset[str]
    patterns: tuple[tuple[re.Pattern[str], Concern], ...]


def languages(year: int) -> list[Language]:
    """All languages, read from their files in some year, on which it depends who is a minor."""
    files = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))]
    spans = frozenset(plain(span) for lists in files for span in listed(lists.get("spans", "")))
    years = tuple(str(born) for born in range(year - ADULT, year + 2))
    return [language(lists, spans, years) for lists in files]


def language(lists: dict[str, str], spans: frozenset[str], years: tuple[str, ...] = ()) -> Language:
    """A language from what its file says. Who was born in one of the years may be a minor."""
    terms = [
        Term(filled(text, "#" if "#" in text else "", number), concern)
        for name, concerns in CONCERNS.items()
        for text in listed(lists.get(name, ""))
        for number in (numbers(lists) if "#" in text else [""])
        for concern in concerns
    ]
    for without, grown in product(listed(lists.get("nots", "")), listed(lists.get("grown", ""))):
        terms.append(Term(words(f"{without} {grown}"), Concern.MINORS))
    patterns = [
        (re.compile(lists[name].replace(BORN, f"(?:{'|'.join(years)})")), concern)
        for name, concern in (("pattern", Concern.MINORS), ("sex_pattern", Concern.SEX))
        if name in lists
    ]
    terms += ages(lists, spans)
    terms += births(lists, years)
    shortest = SHORTEST if "misspelt" in lists else LONGER
    spelled = {word for term in terms if term.concern in FORBIDDEN and len(term.words) <= PHRASE for word in term.words}
    return Language(
        tuple(dict.fromkeys(terms)), frozenset(word for word in spelled if len(word) >= shortest), tuple(patterns)
    )


def listed(text: str) -> Iterator[str]:
    """The entries of a list, written out."""
    depth, entry = 0, ""
    for sign in f"{text},":
        depth += (sign == "(") - (sign == ")")
        if sign != "," or depth:
            entry += sign
            continue
        parts = CHOICE.split(" ".join(entry.split()))
        ways = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
        yield from filter(None, (" ".join("".join(way).split()) for way in product(*ways)))
        entry = ""


def numbers(lists: dict[str, str]) -> list[str]:
    """The ages of minors, in digits, in Roman numerals and in words."""
    return [*DIGITS, *ROMAN, *(number.replace("_", " ") for number in lists.get("numbers", "").split())]


def ages(lists: dict[str, str], spans: frozenset[str]) -> Iterator[Term]:
    """The ages of minors in every form of a language. The words of all languages before spans of time count."""
    persons, stops, things, tens = (
        frozenset(map(plain, lists.get(name, "").split())) for name in ("persons", "stops", "things", "tens")
    )
    guard = Guard(persons, stops, things, spans, tens)
    for form in listed(lists.get("ages", "")):
        before, sign, _ = re.split(r"([#@])", form, maxsplit=1) if re.search("[#@]", form) else (form, "", "")
        for number in {"#": numbers(lists), "@": DIGITS, "": [""]}[sign]:
            found = filled(form.removesuffix("."), sign, number)
            yield Term(found, Concern.MINORS, guard, len(words(before)) if sign else 0, form.endswith("."))


def births(lists: dict[str, str], years: tuple[str, ...]) -> Iterator[Term]:
    """The years in which minors were born, beside the words of a language that make them years of birth."""
    if "births" in lists:
        things = frozenset(map(plain, lists.get("things", "").split()))
        guard = Birth(frozenset(map(plain, lists["births"].split())), things)
        yield from (Term((year,), Concern.MINORS, guard) for year in years)


def filled(form: str, sign: str, number: str) -> tuple[str, ...]:
    """The words of a form with a number in the place of a sign."""
    if not sign:
        return words(form)
    before, _, after = form.partition(sign)
    if before[-1:].strip() or after[:1].strip():
        return words(form.replace(sign, number))
    return words(before) + words(number) + words(after)


@lru_cache(maxsize=4_096)
def words(text: str) -> tuple[str, ...]:
    """The words of a term."""
    if "*" in text:
        return tuple(word for part in text.split() for word in globs_of(part))
    return words_of(text)


def plain(text: str) -> str:
    """Words as they are read, with spaces between."""
    return " ".join(words_of(text)).replace(STEM, "i")
