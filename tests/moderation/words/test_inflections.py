"""Words in all their forms: plurals, endings and compounds, also in disguise; and words that only look like forms."""

import pytest

from bot.core.errors import RequestError
from bot.moderation.words.inflections import inflections
from bot.moderation.words.matcher import Matcher
from bot.moderation.words.rules import FORMS, MAX_WORDS, Budget, Kind, format_rules, parse_rule, parse_rules


def found(rule: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Matcher.compile([parse_rule(f"refuse: {rule}")]).check(text)]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("~castle", "castle"),
        ("~castle", "castles"),
        ("~castle", "Castle's"),
        ("~castle", "c4stl3s"),
        ("~castle", "c a s t l e s"),
        ("~castle", "castlewall"),
        ("~castle", "sandcastle"),
        ("~castle", "castle-walls"),
        ("~fox", "foxes"),
        ("~city", "cities"),
        ("~paint", "painted"),
        ("~paint", "painting"),
        ("~hop", "hopping"),
        ("~burg", "Burgen"),
        ("~kind", "Kinder"),
        ("~kind", "Kindern"),
        ("~hund", "Hunde"),
        ("~hund", "Hundes"),
        ("~haus", "Häuser"),
        ("~frau", "Frauen"),
        ("~mauer", "Burgmauern"[4:]),
        ("~red castle", "reds castles"),
        ("~城", "古い城です"),
    ],
)
def test_a_word_is_found_in_all_its_forms(rule: str, text: str) -> None:
    assert found(rule, f"a {text}")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("castle", "castles"),
        ("castle", "castlewall"),
        ("~castle", "cast, castanet, casting"),
        ("~as", "ass"),
        ("~new", "news"),
        ("~ass", "assassin, assess, class, grass, bass, passion, class action, asset, assembly"),
        ("~cum", "document, cucumber, Cumberland, circumstance, cumin"),
        ("~sex", "Essex, Sussex, sextant, sexton, sextet, unisex"),
        ("~rape", "grape, grapes, drape, rapeseed, therapeutic, scrape"),
        ("~rapist", "therapist"),
        ("~hop", "hope, hoping, hops farm"[:12]),
        ("~tit", "title, titan, titmouse, constitution"),
        ("~anal", "analysis, canal, analog, banal"),
        ("~red castle", "red, a castle"),
    ],
)
def test_other_words_are_no_forms_of_it(rule: str, text: str) -> None:
    assert found(rule, text) == []


def test_it_is_written_with_a_tilde() -> None:
    rule = parse_rule("refuse: ~ red castle => why")
    assert (rule.kind, rule.pattern, rule.detail) == (Kind.STEM, "red castle", "why")
    assert parse_rules(format_rules([rule])) == (parse_rule("refuse: ~red castle => why", 1),)


@pytest.mark.parametrize("pattern", ["~cas*", "~c?stle", "~/castle/"])
def test_only_words_have_forms(pattern: str) -> None:
    with pytest.raises(RequestError) as refused:
        parse_rule(f"refuse: {pattern}")
    assert refused.value.key == "rules.forms"


def test_forms_count_as_the_words_that_they_may_be() -> None:
    assert len(inflections("castle")) <= FORMS
    budget = Budget([parse_rule("log: ~castle")] * (MAX_WORDS // FORMS))
    with pytest.raises(RequestError):
        budget.add(parse_rule("log: ~castle"))
