"""Counting: what was asked, what was seen, and which gates are missed."""

from dataclasses import replace

import pytest
from rich.console import Console

from demo_model.judge.reports import GATES, judge_table, score_table, show
from demo_model.judge.score import ALL_MAIN, MAIN, Share, chance, failed_gates, score
from demo_model.scenes.scene import Scene

ASKED = Scene("cat", "red", "big", "snow", "night", "moon")


def test_a_picture_is_right_where_it_agrees() -> None:
    result = score([ASKED, ASKED], [ASKED, replace(ASKED, colour="blue", light="sun")])
    assert result["object"] == Share(2, 2)
    assert result["colour"] == Share(1, 2)
    assert result["light"] == Share(1, 2)
    assert result[ALL_MAIN] == Share(1, 2)


def test_size_and_light_count_only_where_the_caption_names_them() -> None:
    captions = ["a red cat on the snow at night", "a big red cat on the snow at night with the moon"]
    result = score([ASKED, ASKED], [replace(ASKED, size="small"), ASKED], captions)
    assert result["size"] == Share(1, 1)
    assert result["light"] == Share(1, 1)
    assert result[ALL_MAIN] == Share(2, 2)


def test_a_share_of_nothing_is_nothing() -> None:
    assert Share().rate == 0.0


def test_chance_is_one_in_the_number_of_values() -> None:
    assert chance("object") == pytest.approx(1 / 12)
    assert chance(ALL_MAIN) == pytest.approx(1 / (12 * 8 * 4 * 4))


def test_missed_gates_are_named() -> None:
    seen = [ASKED] * 18 + [replace(ASKED, sky="day")] * 2
    assert failed_gates(score([ASKED] * 20, seen), GATES) == ["sky"]
    assert failed_gates(score([ASKED] * 20, [ASKED] * 20), GATES) == []


def test_the_light_has_a_gate_where_a_caption_names_it() -> None:
    seen = [ASKED] * 8 + [replace(ASKED, light="sun")] * 2
    plain, lit = "a red cat on the snow at night", "a red cat on the snow at night with the moon"
    assert failed_gates(score([ASKED] * 10, seen, [lit] * 10), GATES) == ["light"]
    assert failed_gates(score([ASKED] * 10, seen, [plain] * 10), GATES) == []


def test_the_tables_show_every_attribute_and_verdict() -> None:
    console = Console(record=True, width=100)
    good, bad = score([ASKED], [ASKED]), score([ASKED], [replace(ASKED, object="dog")])
    show(console, "Model", score_table(bad, GATES))
    show(console, "Judge", judge_table(good, bad))
    text = console.export_text()
    assert all(name in text for name in (*MAIN, ALL_MAIN, "Model", "Judge"))
    assert "FAIL" in text
    assert "pass" in text
