"""Lists stand for their entries, by the seed; what is missing, endless or too deep is told."""

import pytest

from bot.core.errors import RequestError
from bot.prompts.choices import check_list, combinations, count, is_open, resolve
from bot.prompts.groups import CAP
from bot.prompts.wildcards import (
    MAX_DEPTH,
    MAX_ENTRIES,
    MAX_ENTRY,
    MAX_LIST,
    MAX_READ,
    Wildcards,
    check_name,
    key_of,
    names,
    read_entries,
)

LISTS = Wildcards(
    {
        "animal": ("cat", "{red|blue} fox"),
        "place": ("a __terrain__ by __animal__", "home"),
        "terrain": ("hill",),
        "often": ("9::a", "b"),
        key_of("straße"): ("street",),
        "art/oil": ("oil",),
        "self": ("x __self__",),
        "a": ("__b__",),
        "b": ("c __a__",),
    }
)
DEEP = Wildcards({f"l{n}": (f"__l{n + 1}__",) for n in range(1, 20)} | {"l20": ("end",)})


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a __animal__", ["a cat", "a red fox", "a blue fox"]),
        ("__ANIMAL__", ["cat", "red fox", "blue fox"]),
        ("__terrain____terrain__", ["hillhill"]),
        ("__place__", ["a hill by cat", "a hill by red fox", "a hill by blue fox", "home"]),
        ("{__animal__|dog}", ["cat", "red fox", "blue fox", "dog"]),
        ("{2$$__animal__}", ["cat, red fox", "cat, blue fox"]),
        ("{1-2$$ & $$__animal__}", ["cat", "red fox", "blue fox", "cat & red fox", "cat & blue fox"]),
        ("[__animal__|dog]", ["[cat|dog]", "[red fox|dog]", "[blue fox|dog]"]),
        ("__STRASSE__", ["street"]),
        ("__art/oil__", ["oil"]),
        (r"\__animal__", ["__animal__"]),
        ("__ a_b _animal_ __ animal__ ____", ["__ a_b _animal_ __ animal__ ____"]),
    ],
)
def test_a_list_stands_for_its_entries(text: str, made: list[str]) -> None:
    assert [prompt for prompt, _ in combinations(text, LISTS)] == made
    assert count(text, LISTS) == len(made)
    assert {resolve(text, seed, LISTS) for seed in range(99)} == set(made)


def test_what_was_chosen_from_lists_is_told_apart() -> None:
    found = combinations("{a|b} __animal__", LISTS)
    assert [chosen for _, chosen in found][:3] == [("a", "cat"), ("a", "red fox"), ("a", "blue fox")]


def test_an_entry_with_a_weight_is_chosen_as_often() -> None:
    assert [resolve("__often__", seed, LISTS) for seed in range(100)].count("a") > 75


def test_a_prompt_with_a_list_stays_open_even_if_the_list_has_one_entry() -> None:
    assert is_open("__terrain__", LISTS)
    assert is_open("{a|b}", LISTS)
    assert not is_open(r"\__terrain__ {2$$a|b}", LISTS)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("__nothing__", "wildcards.unknown"),
        ("{__nothing__|a}", "wildcards.unknown"),
        ("__self__", "wildcards.cycle"),
        ("__a__", "wildcards.cycle"),
        ("{x|__b__}", "wildcards.cycle"),
        (f"__l{20 - MAX_DEPTH}__", "wildcards.deep"),
        (f"__l{21 - MAX_DEPTH}__ __l{20 - MAX_DEPTH}__", "wildcards.deep"),
    ],
)
def test_lists_that_cannot_be_read_are_told(text: str, key: str) -> None:
    with pytest.raises(RequestError) as refused:
        resolve(text, 1, Wildcards({**LISTS.lists, **DEEP.lists}))
    assert refused.value.key == key


def test_lists_may_be_so_deep() -> None:
    assert resolve(f"__l{21 - MAX_DEPTH}__", 1, DEEP) == "end"


def test_a_missing_list_is_named_with_those_that_are_like_it() -> None:
    with pytest.raises(RequestError, match=r"no list called “Animals” here\. Did you mean `__animal__`\?"):
        count("__Animals__", LISTS)
    with pytest.raises(RequestError, match=r"no list called “zzz” here\. /wildcards list"):
        count("__zzz__", LISTS)


def test_lists_that_multiply_are_neither_written_out_nor_counted_to_the_end() -> None:
    lists = Wildcards({f"l{n}": (f"__l{n + 1}__ " * 20, "x") for n in range(5)} | {"l5": ("a", "b")})
    assert count("__l1__", lists) == CAP
    huge = Wildcards({f"l{n}": (f"__l{n + 1}__ " * 30,) for n in range(5)} | {"l5": ("a",)})
    with pytest.raises(RequestError) as refused:
        resolve("__l0__", 1, huge)
    assert refused.value.key == "choices.large"
    empty = Wildcards({**huge.lists, "l5": ("{|}",)})
    with pytest.raises(RequestError) as refused:
        resolve(
            "__l0__", 1, Wildcards({key: tuple(one.replace(" ", "") for one in of) for key, of in empty.lists.items()})
        )
    assert refused.value.key == "choices.large"


def test_a_prompt_reads_so_much_of_lists_and_each_list_once() -> None:
    lists = Wildcards({f"l{n}": ("x" * 300,) * (MAX_LIST // 300) for n in range(20)})
    most = MAX_READ // (300 * (MAX_LIST // 300))
    assert count("".join(f"__l{n}__" for n in range(most)) * 3, lists) > 1
    with pytest.raises(RequestError) as refused:
        count("".join(f"__l{n}__" for n in range(most + 1)), lists)
    assert refused.value.key == "wildcards.long"


def test_without_lists_they_are_text() -> None:
    assert count("{__a__|b} __nothing__", None) == 2


@pytest.mark.parametrize("name", ["a", "animal", "2", "Tiere-groß", "art/oil_paint", "雨", "a" * 32])
def test_names_that_lists_may_have(name: str) -> None:
    check_name(name)
    assert list(names(f"x __{name}__.")) == [name]
    assert resolve(f"__{name}__", 1, Wildcards({key_of(name): ("y",)})) == "y"


@pytest.mark.parametrize("name", ["", " ", "_a", "a_", "a__b", "a b", "a:b", "a" * 33, "🦊", "a\nb", "{a|b}", "a\n"])
def test_names_that_lists_may_not_have(name: str) -> None:
    with pytest.raises(RequestError, match="must be 1 to 32 letters"):
        check_name(name)


def test_entries_are_lines() -> None:
    assert read_entries(" a cat \n\n# a note\n{b|c}\r\na cat") == ("a cat", "{b|c}", "a cat")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "wildcards.empty"),
        ("\n # only a note\n", "wildcards.empty"),
        ("a\n" * (MAX_ENTRIES + 1), "wildcards.entries"),
        ("a" * (MAX_ENTRY + 1), "wildcards.entry"),
    ],
)
def test_lists_that_are_empty_or_too_large_are_refused(text: str, key: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_entries(text)
    assert refused.value.key == key


def test_a_list_is_checked_before_it_is_kept() -> None:
    check_list("new", ("__later__", "{a|b}", "__animal__"), LISTS)
    for name, entry, key in (
        ("new", "{a|b", "choices.open"),
        ("new", "__NEW__", "wildcards.cycle"),
        ("b", "__a__", "wildcards.cycle"),
        ("new", "__l9__", "wildcards.deep"),
    ):
        with pytest.raises(RequestError) as refused:
            check_list(name, ("__later__", entry), Wildcards({**LISTS.lists, **DEEP.lists}))
        assert refused.value.key == key
