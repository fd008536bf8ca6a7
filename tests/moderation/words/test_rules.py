"""Rules read from text: what they say, how they are written again, and what is wrong with a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.i18n.localizer import Localizer
from bot.moderation.words import rules as documented
from bot.moderation.words.rules import (
    MAX_DETAIL,
    MAX_PATTERN,
    MAX_RULES,
    Action,
    Kind,
    Rule,
    format_rules,
    parse_rule,
    parse_rules,
)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("refuse: castle", Rule(0, "castle", Kind.WORDS, Action.REFUSE)),
        ("  Strike :red castle  =>  no castles ", Rule(0, "red castle", Kind.WORDS, Action.STRIKE, "no castles")),
        ("log: cas*", Rule(0, "cas*", Kind.WILDCARD, Action.LOG)),
        ("log: c?stle red", Rule(0, "c?stle red", Kind.WILDCARD, Action.LOG)),
        ("refuse: /c(a|o)stles?/", Rule(0, "c(a|o)stles?", Kind.REGEX, Action.REFUSE)),
        ("refuse: /a => b/ => why", Rule(0, "a => b", Kind.REGEX, Action.REFUSE, "why")),
        ("refuse: /(a+)+$/", Rule(0, "(a+)+$", Kind.REGEX, Action.REFUSE)),
        ("negative: moat => water, bridge", Rule(0, "moat", Kind.WORDS, Action.NEGATIVE, "water, bridge")),
        ("refuse: a => b", Rule(0, "a", Kind.WORDS, Action.REFUSE, "b")),
        ("refuse: and/or", Rule(0, "and/or", Kind.WORDS, Action.REFUSE)),
    ],
)
def test_a_line_is_a_rule(line: str, rule: Rule) -> None:
    assert parse_rule(line) == rule


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("castle", "rules.form"),
        ("paint: castle", "rules.form"),
        ("refuse:", "rules.form"),
        ("refuse: ...", "rules.empty"),
        ("refuse: / /", "rules.empty"),
        ("refuse: (a+)+$", "rules.slashes"),
        ("refuse: cas.*", "rules.slashes"),
        ("refuse: ***", "rules.everything"),
        ("refuse: /a*/", "rules.everything"),
        ("refuse: /(/", "rules.expression"),
        ("refuse: /(?<!a)b/", "rules.expression"),
        (r"refuse: /[^x]{1000}y/", "rules.complex"),
        (r"refuse: /(a)\1/", "rules.expression"),
        (r"refuse: /(\pL{1000}){3}/", "rules.expression"),
        ("refuse: /\ud83c/", "prompt.text"),
        ("refuse: " + "x" * 10_000, "rules.long"),
        ("refuse: x => " + "x" * (MAX_DETAIL + 1), "rules.detail"),
        ("refuse: a\nb", "rules.lines"),
        ("negative: moat", "rules.negative"),
    ],
)
def test_what_is_wrong_is_said(line: str, key: str) -> None:
    with pytest.raises(RequestError) as refused:
        parse_rule(line)
    assert refused.value.key == key
    for language in ("en-US", "de"):
        assert refused.value.localized(Localizer(language))


def test_a_text_is_rules_without_its_remarks() -> None:
    rules = parse_rules("\ufeff# castles\r\nrefuse: castle\n\n   # and moats\n  log: moat")
    assert [(rule.id, rule.pattern, rule.action) for rule in rules] == [(1, "castle", "refuse"), (2, "moat", "log")]
    assert parse_rules("") == ()


def test_the_documented_form_is_read() -> None:
    example = str(documented.__doc__).partition("not read.")[2]
    assert [rule.kind for rule in parse_rules(example)] == ["words", "words", "wildcard", "stem", "regex", "words"]


def test_the_line_is_named_in_the_readers_language() -> None:
    with pytest.raises(RequestError) as refused:
        parse_rules("refuse: castle\n\nnegative: moat")
    assert str(refused.value).startswith("Line 3: This rule doesn't say what to add")
    assert refused.value.localized(Localizer("de")).startswith("Zeile 3: In dieser Regel fehlt")


def test_so_many_rules_are_read() -> None:
    text = "refuse: castle\n" * MAX_RULES
    assert len(parse_rules(text)) == MAX_RULES
    with pytest.raises(RequestError) as refused:
        parse_rules(text + "refuse: moat")
    assert refused.value.key == "rules.many"


@given(
    st.sampled_from(Action),
    st.text(max_size=MAX_PATTERN),
    st.sampled_from(("", "/")),
    st.text(max_size=30),
    st.booleans(),
)
def test_what_is_read_is_written_and_read_again(action: Action, text: str, fence: str, detail: str, has: bool) -> None:
    try:
        rule = parse_rule(f"{action}: {fence}{text}{fence}" + (f" => {detail}" if has else ""), 1)
    except RequestError:
        return
    assert parse_rules(format_rules([rule])) == (rule,)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("refuse: /[a-z ]*a[a-z ]{180}[b0]q/\n" * 3_000, "rules.expressions"),
        ("log: /a[ab ]{20}[b0]/\n" * 9_000, "rules.expressions"),
        ("log: /a.{9}/\n" * 9_000, "rules.expressions"),
        (f"log: {'a ' * 90}b\n" * 9_000, "rules.words"),
    ],
)
def test_rules_that_would_take_too_much_together_are_refused_with_the_line(text: str, key: str) -> None:
    with pytest.raises(RequestError) as refused:
        parse_rules(text)
    assert refused.value.key == "rules.line"
    reason = refused.value.params["reason"]
    assert isinstance(reason, RequestError)
    assert reason.key == key
    assert {reason.localized(Localizer(language)) for language in ("en-US", "de")} != {""}


def test_hundreds_of_expressions_and_thousands_of_phrases_have_room() -> None:
    text = "".join(f"log: /\\bword{number}[a-f]+s?\\b/\n" for number in range(500)) + "log: a red house\n" * 9_000
    assert len(parse_rules(text)) == 9_500


SPACES = " " * 200_000


@pytest.mark.parametrize("line", [f"log: a{SPACES}b", f"log: /a{SPACES}b", " =>" * 100_000])
def test_a_line_is_read_in_one_pass(line: str) -> None:
    with pytest.raises(RequestError):  # a search that goes back over the spaces would take hours
        parse_rule(line)
