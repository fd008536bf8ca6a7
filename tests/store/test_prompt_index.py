"""How a prompt is split into words for the index, and what is typed becomes a query of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.prompt_index import MAX_BEGUN, MAX_TERMS, query, runs, words

ME = f"{7:016x}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a red cat", ["a", "red", "cat"]),
        ("Red, RED; réd", ["red", "red", "red"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("ﬁne", ["fine"]),
        ("it's 5pm", ["it", "s", "5pm"]),
        ("(red:1.3) --ar 3:2", ["red", "1", "3", "ar", "3", "2"]),
        ("城の夜 castle", ["城の夜", "castle"]),
        ("castle城", ["castle", "城"]),
        ("ΚΑΣΤΡΟ", ["καστρο"]),
        ("жар-птица", ["жар", "птица"]),
        ("किला", ["किला"]),
        ("🐈 !!! …", []),
        ("", []),
        ("\u0301", []),
    ],
)
def test_letters_and_digits_that_stand_together_are_words(text: str, found: list[str]) -> None:
    assert runs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a red red cat", " a red cat"),
        ("城の夜", " 城の の夜 夜"),
        ("城", " 城"),
        ("城城城", " 城城 城"),
        ("ไทย", " ไท ทย ย"),
        ("", ""),
    ],
)
def test_each_word_is_in_the_index_once_and_signs_without_spaces_as_pairs(text: str, found: str) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("red", [f'"{ME}red"*']),
        ("red ca", [f'"{ME}red"', f'"{ME}ca"*']),
        ("red red", [f'"{ME}red"', f'"{ME}red"*']),
        ("RED, Cá", [f'"{ME}red"', f'"{ME}ca"*']),
        ("城の夜", [f'"{ME}城の"*', f'"{ME}の夜"*']),
        ("城 red", [f'"{ME}城"*', f'"{ME}red"*']),
        ("a" * 30, [f'"{ME}{"a" * MAX_BEGUN}"*']),
    ],
)
def test_the_last_word_may_be_begun_and_the_others_are_whole(typed: str, terms: list[str]) -> None:
    assert query(7, typed) == " AND ".join(terms)


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "🐈", '"*()'])
def test_what_has_no_word_is_no_query(typed: str) -> None:
    assert query(7, typed) is None


@pytest.mark.parametrize(
    "typed", ['red" OR "x', "red* NEAR cat", "red AND NOT cat", "-red", "^red", "col:red", "{red}"]
)
def test_nothing_that_is_typed_is_the_indexs_own_syntax(typed: str) -> None:
    asked = query(7, typed)
    assert asked is not None
    for term in asked.split(" AND "):
        assert term.startswith(f'"{ME}')
        assert term.strip('*"').isalnum()


def test_ever_so_many_words_are_cut() -> None:
    asked = query(7, " ".join(f"word{number}" for number in range(500)))
    assert asked is not None
    assert asked.count(" AND ") == MAX_TERMS - 1


def test_each_members_words_are_their_own() -> None:
    assert query(2**63 - 1, "red") == '"7fffffffffffffffred"*'
    assert query(1, "red") != query(2, "red")


@given(st.text(max_size=80))
def test_any_text_is_split_into_words_that_have_a_letter_or_a_digit(text: str) -> None:
    for run in runs(text):
        assert any(sign.isalnum() for sign in run)
        assert not set(run) & set(' "*()')
    assert words(text) == "" or words(text)[0] == " "
    indexed = words(text).split()
    assert len(indexed) == len(set(indexed))


@given(st.text(max_size=40))
def test_splitting_what_was_split_changes_nothing(text: str) -> None:
    once = runs(text)
    assert [one for run in once for one in runs(run)] == once
