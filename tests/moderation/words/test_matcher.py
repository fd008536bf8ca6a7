"""What rules match: words as wholes, in disguise and where they were typed; what they don't."""

import random
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.moderation.words.disguises import Disguise
from bot.moderation.words.matcher import Hit, Matcher
from bot.moderation.words.rules import MAX_RULES, parse_rule, parse_rules
from tests.moderation.words.evasions import DISGUISES

RULES = parse_rules(
    "refuse: castle\nrefuse: ass\nrefuse: red house\nlog: tow*\nlog: m??t\nlog: *bridg*\nrefuse: god\nrefuse: hoping\n"
    "refuse: bail\nrefuse: wide gate*\nstrike: /dra+wb?r/\nlog: /\\b\\d{3} doors/\nlog: /жар/\nrefuse: schön\n"
    "refuse: 城\nrefuse: усадьба\nrefuse: किला\nrefuse: 성문\nrefuse: to\nlog: /(z+)+$/\nlog: /(x+x+)+y/\n"
)
MATCHER = Matcher.compile(RULES)


def caught(text: str) -> list[tuple[str, str]]:
    return [(hit.rule.pattern, text[hit.start : hit.end]) for hit in MATCHER.check(text)]


@pytest.mark.parametrize(
    ("text", "typed", "disguises"),
    [
        ("my castle.", "castle", []),
        ("my CASTLE, old", "CASTLE", []),
        ("a c4$tl3!", "c4$tl3", ["leet"]),
        ("a caaastle", "caaastle", ["repeats"]),
        ("a ccaassttllee", "ccaassttllee", ["repeats"]),
        ("a c a s t l e by night", "c a s t l e", ["spacing"]),
        ("c.a.s.t.l.e", "c.a.s.t.l.e", ["spacing"]),
        ("a c a s tle now", "c a s tle", ["spacing"]),
        ("ca st le", "ca st le", ["spacing"]),
        ("a cas-tle", "cas-tle", ["spacing"]),
        ("x c\na\ns\nt\nl\ne", "c\na\ns\nt\nl\ne", ["spacing"]),
        ("castIe", "castIe", ["lookalikes"]),
        ("a саѕtlе", "саѕtlе", ["lookalikes"]),
        ("СА\u200bЅТ\u202eLЕ", "СА\u200bЅТ\u202eLЕ", ["lookalikes", "invisible"]),
        ("𝓬𝓪𝓼𝓽𝓵𝓮 ｃａｓｔｌｅ"[:6], "𝓬𝓪𝓼𝓽𝓵𝓮", ["lookalikes"]),
        ("c\u0336a\u0336stle", "c\u0336a\u0336stle", ["lookalikes"]),
        ("¢àšťłé", "¢àšťłé", ["lookalikes"]),
        ("🅲🅰🆂🆃🅻🅴", "🅲🅰🆂🆃🅻🅴", ["lookalikes"]),
        ("c 4 s 7 l 3", "c 4 s 7 l 3", ["leet", "spacing"]),
        ("castle99", "castle99", []),
    ],
)
def test_a_word_is_found_where_it_was_typed(text: str, typed: str, disguises: list[Disguise]) -> None:
    assert MATCHER.check(text) == (Hit(RULES[0], text.index(typed), text.index(typed) + len(typed), tuple(disguises)),)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("a Red\n house", [("red house", "Red\n house")]),
        ("a r3d h o u s e", [("red house", "r3d h o u s e")]),
        ("r e d h o u s e", [("red house", "r e d h o u s e")]),
        ("red-house", [("red house", "red-house")]),
        ("tower, town, T0WN", [("tow*", "tower"), ("tow*", "town"), ("tow*", "T0WN")]),
        ("the moat", [("m??t", "moat")]),
        ("a drawbrdge, drawbridges", [("dra+wb?r", "drawbr"), ("*bridg*", "drawbridges")]),
        ("draaaawr", [("dra+wb?r", "draaaawr")]),
        ("dṙаwr", [("dra+wb?r", "dṙаwr")]),
        ("101 doors", [("\\b\\d{3} doors", "101 doors")]),
        ("ЖАР-птица", [("жар", "ЖАР")]),
        ("wide gateway", [("wide gate*", "wide gateway")]),
        ("a$$", [("ass", "a$$")]),
        ("A S S", [("ass", "A S S")]),
        ("goood", [("god", "goood")]),
        ("so SCHÖN", [("schön", "SCHÖN")]),
        ("so scho\u0308n", [("schön", "scho\u0308n")]),
        ("УСАДЬБА, yсадьба", [("усадьба", "УСАДЬБА"), ("усадьба", "yсадьба")]),
        ("大きな城の夜", [("城", "大きな城の夜")]),
        ("पुराना किला", [("किला", "किला")]),
        ("옛 성문", [("성문", "성문")]),
        ("to", [("to", "to")]),
    ],
)
def test_rules_of_all_kinds_match(text: str, hits: list[tuple[str, str]]) -> None:
    assert caught(text) == hits


@pytest.mark.parametrize(
    "text",
    [
        "class, assassin, assess, as, passion, c l a s s",
        "castles and castlework, castellan",
        "a house, red; the red houses, redhouse-like",
        "good, gods, ball, hopping, Bali",
        "the mot, the moats, stow, two",
        "drawer",
        "1101 doors",
        "schon",
        "2 in the box, 70 t, t0, t 0, 455 px, the 1950s",
        "a wide gat",
        "c, a, stl, e",
        "",
        "!!! $$$ @@@ +++ |||",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert caught(text) == []


@pytest.mark.parametrize(
    ("innocent", "rule"),
    [("Scunthorpe", "cunt"), ("class", "ass"), ("assassin", "ass"), ("therapist", "rapist"), ("analysis", "anal")],
)
def test_a_word_within_a_word_is_another_word(innocent: str, rule: str) -> None:
    matcher = Matcher.compile([parse_rule(f"refuse: {rule}")])
    assert matcher.check(innocent) == ()
    assert len(matcher.check(rule)) == 1


def test_each_rule_is_hit_where_two_say_the_same() -> None:
    rules = parse_rules("refuse: castle\nlog: castle\nlog: castle hill")
    assert {hit.rule.id for hit in Matcher.compile(rules).check("castle hill")} == {1, 2, 3}


@example("\ud83c castle", 0)
@example("I" * 2000, 0)
@example("a " * 1000, 0)
@example("+castle!" * 250, 0)
@given(
    st.lists(st.sampled_from(["castle", "red", " house", "I", "城", "!", "\u200b", "ß", "ﬁ", "x", "\u0301"])).map(
        "".join
    )
    | st.text(st.characters(exclude_categories=())),
    st.integers(0),
)
def test_whatever_is_typed_hits_lie_within_it(text: str, seed: int) -> None:
    source = random.Random(seed)
    for one in (text, text + " " + source.choice(DISGUISES)("castle", source)):
        for hit in MATCHER.check(one):
            assert 0 <= hit.start <= hit.end <= len(one)
    assert "castle" in {hit.rule.pattern for hit in MATCHER.check(text + " castle")}


@pytest.mark.parametrize(
    "text", ["x" * 2000, "a " * 1000, "castl " * 333, "castle" * 333, "!|" * 1000, "a.b-" * 500, "í" * 2000]
)
def test_hostile_prompts_take_no_time(text: str) -> None:
    before = time.process_time()
    MATCHER.check(text)
    assert time.process_time() - before < 2  # milliseconds; a search that goes back would take years


@pytest.mark.parametrize("text", ["a " * 1000, "a.a " * 500, "aa " * 666, "@ " * 1000, "a!" * 1000, "А " * 1000])
def test_rules_of_one_letter_take_no_time(text: str) -> None:
    matcher = Matcher.compile(parse_rules("log: aaa\nlog: a\nlog: a a a\nlog: *a*\nlog: a*a"))
    before = time.process_time()
    assert matcher.check(text)
    assert time.process_time() - before < 1


def test_a_rule_is_hit_once_in_one_place() -> None:
    assert caught("tow-er") == [("tow*", "tow")]


def test_a_number_with_its_unit_is_no_word() -> None:
    matcher = Matcher.compile(parse_rules("log: gos\nlog: sth\nlog: somm"))
    assert matcher.check("the 90s, 5th, 50mm") == ()
    assert [hit.rule.id for hit in matcher.check("9o$ 5 t h s0mm")] == [1, 2, 3]


def test_as_many_expressions_as_there_can_be_are_searched() -> None:
    rules = [parse_rule(rf"log: /(door|gate)[a-z]*{number}[^x]{{0,9}}y/", number) for number in range(MAX_RULES)]
    hits = Matcher.compile(rules).check("the gateway7777 by night")
    assert {hit.rule.id for hit in hits} == {7, 77, 777, 7777}
