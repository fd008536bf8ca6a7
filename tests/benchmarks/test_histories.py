"""What the benchmarks of history and word filter are measured on: as much of everything as their tables say."""

import random
from collections import Counter

import pytest

from benchmarks import history, words
from benchmarks.memory import request
from bot.core.request import MAX_PROMPT
from bot.moderation.words.matcher import Matcher
from bot.moderation.words.rules import MAX_RULES


def test_one_member_owns_half_of_the_jobs_and_another_ten() -> None:
    owners = Counter(map(history.owner, range(1, history.JOBS + 1)))
    assert owners[history.SMALL] == history.SMALL_JOBS
    assert owners[history.GREAT] / history.JOBS == pytest.approx(0.5, abs=0.001)
    assert len(owners) == 2 + history.OTHERS


def test_prompts_have_the_words_that_are_searched_for() -> None:
    source = random.Random(1)
    texts = [history.text(number, history.owner(number), source) for number in range(1, 2_000)]
    assert all("light of" in text for text in texts)
    assert any("harbour" in text for text in texts)
    assert not any("dawn" in text and "dusk" in text for text in texts)
    assert not any("zebrafish" in text for text in texts)


def test_a_call_for_every_row_of_the_table_has_a_name_of_its_own() -> None:
    names = [name for name, _ in history.asks()]
    assert len(names) == len(set(names)) > 20


@pytest.fixture(scope="module")
def vocabulary() -> list[str]:
    source = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(source.choices(letters, k=8)) for _ in range(12_000)]


@pytest.mark.slow
def test_every_list_has_as_many_rules_as_a_server_may_have(vocabulary: list[str]) -> None:
    lists = words.lists(vocabulary, random.Random(2))
    assert len(lists) == 5
    assert {len(rules) for rules in lists.values()} == {MAX_RULES}


def test_prompts_are_as_long_as_they_may_be_and_disguised_on_demand(vocabulary: list[str]) -> None:
    prompts = words.prompts(vocabulary, random.Random(2))
    assert {len(prompt) for prompt in prompts.values()} == {MAX_PROMPT}
    assert len(set(prompts.values())) == len(prompts)


def test_times_are_the_median_and_the_slowest_but_one() -> None:
    median, late = words.timed(Matcher.compile([]), "a red fox")
    assert 0 <= median <= late


def test_memory_is_measured_with_prompts_and_shapes_that_differ() -> None:
    requests = [request(number) for number in range(6)]
    assert len({one.prompt for one in requests}) == 6
    assert len({(one.width, one.height) for one in requests}) == 3
