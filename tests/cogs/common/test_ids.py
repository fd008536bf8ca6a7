"""Ids that Discord and the database can hold are read; everything else gives None."""

import pytest

from cogs.common.ids import parse_id


@pytest.mark.parametrize(("text", "found"), [("7", 7), (" 12 ", 12), (str(2**63 - 1), 2**63 - 1)])
def test_an_id_is_understood(text: str, found: int) -> None:
    assert parse_id(text) == found


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "grace", "²", "٣", str(2**63), "9" * 5000])
def test_what_is_no_id_is_none(text: str) -> None:
    assert parse_id(text) is None
