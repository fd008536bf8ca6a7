"""The doctor says what is wrong with a model or a preview model, and where one will be looked for."""

import base64
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.doctor import examine
from bot.config import ALLOWED, read_settings
from bot.store.database import MIGRATIONS, migrations
from tests.engine.guards import save_classifier


@pytest.mark.parametrize(
    ("settings", "well", "told"),
    [
        ({"model": "models/sd15"}, True, "✓ model     models/sd15 isn't a folder here"),
        ({"model": "./nowhere"}, False, "✗ model     There's no model at nowhere"),
        ({"taesd": "owner/tiny"}, True, "✓ taesd     owner/tiny isn't a folder here"),
        ({"taesd": "./nowhere"}, False, "✗ taesd     The preview model ./nowhere can't be used"),
        ({"taesd": "other"}, False, "its class is AutoencoderKL"),
        ({}, True, "✓ safety    not set; the demo model needs no classifier"),
        ({"model": "models/sd15"}, True, "⚠ safety    not set, so nothing checks what models/sd15 paints"),
        ({"safety": "owner/guard"}, True, "✓ safety    owner/guard isn't a folder here"),
        ({"safety": "./nowhere"}, False, "✗ safety    The safety classifier ./nowhere can't be used"),
        ({"safety": "other"}, False, "it has no safetensors weights"),
        ({"safety": "guard"}, True, "✓ safety    guard is a classifier"),
        ({"taesd": "tiny"}, True, "✓ taesd     tiny is an AutoencoderTiny"),
    ],
)
def test_each_line_says_how_it_is(
    settings: dict[str, str],
    well: bool,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for key in ALLOWED:
        monkeypatch.delenv(key, raising=False)
    monkeypatch.chdir(tmp_path)
    for name, kind in (("tiny", "AutoencoderTiny"), ("other", "AutoencoderKL")):
        Path(name).mkdir()
        (Path(name) / "config.json").write_text(f'{{"_class_name": "{kind}"}}')
    save_classifier(Path("guard"))
    assert examine(read_settings(**settings)) is well
    assert told in capsys.readouterr().out


@pytest.fixture
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to be in, without settings from outside."""
    for key in ALLOWED:
        monkeypatch.delenv(key, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """What was told by what was looked at: the sign before it, and the words."""
    told = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    return {name: (sign, words) for sign, name, words in told}


def test_a_fresh_folder_is_well_and_every_check_has_its_line(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examine(read_settings(device="cpu", dtype="float32"))
    told = lines(capsys)
    assert list(told) == ["token", "model", "taesd", "safety", "device", "operator", "data", "database"]
    assert {sign for sign, _ in told.values()} == {"✓"}
    assert told["device"][1] == "cpu, in float32"
    assert str(own_folder / "data") in str(Path(told["data"][1].split()[0]).absolute())
    assert told["database"][1].endswith("the first start makes it")


def test_it_only_reads_a_database_whether_or_not_a_bot_uses_it(
    own_folder: Path, migrated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(migrated, own_folder / "data")
    file = own_folder / "data" / "easel.sqlite3"
    before = file.read_bytes()
    assert examine(read_settings())
    assert lines(capsys)["database"][1].endswith("jobs: 0")
    assert [one.name for one in (own_folder / "data").iterdir()] == ["easel.sqlite3"]
    assert file.read_bytes() == before
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO paused VALUES (1, 2.0)")
        connection.commit()  # into the write-ahead log, which is there as long as this connection
        assert examine(read_settings())
        assert file.read_bytes() == before


def test_it_leaves_nothing_behind_but_the_folder(own_folder: Path) -> None:
    examine(read_settings())
    assert list((own_folder / "data").iterdir()) == []


def test_a_database_of_an_older_version_stays_as_it_is(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "data").mkdir()
    file = own_folder / "data" / "easel.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(f"{migrations(MIGRATIONS)[0][1]}; PRAGMA user_version = 1;")
    before = file.read_bytes()
    assert examine(read_settings())
    assert file.read_bytes() == before


def token(first: str, second: str = "GxYz1a", third: str = "s3cret" * 5) -> str:
    return f"{base64.urlsafe_b64encode(first.encode()).decode().rstrip('=')}.{second}.{third}"


@pytest.mark.parametrize(
    ("given", "well"),
    [
        (token("123456789012345678"), True),
        (token("1234567890123456789"), True),
        (token("12345678901234567890", third="s3cret_-" * 5), True),
        ("MTIz.abc.s3cret", False),
        (token("123"), False),
        (token("not a number at all!"), False),
        (token("123456789012345678", second="x"), False),
        (token("123456789012345678", third="s3cret"), False),
        (token("123456789012345678", third="s3cret=" * 5), False),
        (token("１２３４５６７８"), False),
        ("s3cret." * 2 + "s3cret", False),
    ],
)
def test_a_tokens_form_is_looked_at_and_it_is_never_shown(
    given: str, well: bool, own_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", given)
    assert examine(read_settings()) is well
    out = capsys.readouterr().out
    assert "s3cret" not in out
    assert ("✓ token     has the form of a bot token, for the bot 1" in out) is well
    assert ("✗ token     The token doesn't have the form of a bot token" in out) is not well


def test_the_operators_server_is_named(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EASEL_OPERATOR_GUILD", "12345")
    assert examine(read_settings())
    assert "12345" in capsys.readouterr().out


def test_a_data_folder_that_is_a_file_is_told(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "data").write_text("in the way")
    assert not examine(read_settings())
    told = lines(capsys)
    assert [name for name, (sign, _) in told.items() if sign == "✗"] == ["data"]
    assert "EASEL_DATA" in told["data"][1]


@pytest.mark.parametrize("content", [b"no database at all, " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_database_that_is_none_is_told(own_folder: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    (own_folder / "data").mkdir()
    (own_folder / "data" / "easel.sqlite3").write_bytes(content)
    assert not examine(read_settings())
    told = lines(capsys)
    assert [name for name, (sign, _) in told.items() if sign == "✗"] == ["database"]
    assert "easel.sqlite3" in told["database"][1]


def test_a_damaged_database_is_told(own_folder: Path, migrated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(migrated, own_folder / "data")
    file = own_folder / "data" / "easel.sqlite3"
    sound = file.read_bytes()
    file.write_bytes(sound[: len(sound) // 2] + b"\x55" * (len(sound) - len(sound) // 2))
    assert not examine(read_settings())
    assert lines(capsys)["database"][0] == "✗"


def test_a_device_that_is_not_here_is_told_with_those_that_are(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not examine(read_settings(device="mps"))
    sign, words = lines(capsys)["device"]
    assert sign == "✗"
    assert "cpu" in words


def test_what_works_and_should_be_thought_over_is_no_failure(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examine(read_settings(model="owner/name"))
    assert lines(capsys)["safety"][0] == "⚠"


def test_one_thing_that_is_wrong_hides_no_other(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not examine(read_settings(model="./a", taesd="./b", safety="./c", device="mps"))
    told = lines(capsys)
    assert [name for name, (sign, _) in told.items() if sign == "✗"] == ["model", "taesd", "safety", "device"]
    assert len(told) == 8
