"""Settings: a wrong value is told in one line that names the key, the value and what is allowed."""

import re
from pathlib import Path

import pytest

from bot.config import ALLOWED, Settings, read_settings
from bot.core.errors import SettingsError

TOKEN = "MTIz.abc.s3cret"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings from outside."""
    monkeypatch.chdir(tmp_path)
    for key in ALLOWED:
        monkeypatch.delenv(key, raising=False)


def test_without_settings_there_are_defaults() -> None:
    settings = read_settings()
    assert settings.discord_token is None
    assert settings.playground is None
    assert (settings.model, settings.device, settings.dtype) == ("demo", "auto", "auto")
    assert settings.database == Path("data/easel.sqlite3")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("EASEL_DEVICE", "tpu"),
        ("EASEL_DTYPE", "float64"),
        ("EASEL_PLAYGROUND", "nowhere"),
        ("EASEL_PLAYGROUND", ":8080"),
        ("EASEL_PLAYGROUND", "127.0.0.1:0"),
        ("EASEL_PLAYGROUND", "127.0.0.1:65536"),
        ("EASEL_PLAYGROUND_PORT", "-1"),
        ("EASEL_PLAYGROUND_PORT", "65536"),
        ("EASEL_PLAYGROUND_PORT", "eighty"),
        ("EASEL_LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_is_one_line_with_key_value_and_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    monkeypatch.setenv(key, value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert str(refused.value) == f"{key}={value} isn't valid: {ALLOWED[key]}."
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("token", ["s3cret", "s3cret.b", "a..s3cret", "a.b.s3crét"])
def test_a_wrong_token_is_never_printed(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert "DISCORD_TOKEN" in str(refused.value)
    assert "s3cr" not in str(refused.value) + repr(refused.value)
    assert refused.value.__cause__ is None


def test_a_right_token_is_kept_and_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = read_settings()
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == TOKEN
    assert "s3cret" not in repr(settings) + str(settings)


@pytest.mark.parametrize("key", sorted(ALLOWED))
def test_an_empty_value_counts_as_not_set(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    unset = read_settings()
    monkeypatch.setenv(key, "")
    assert read_settings() == unset


def test_a_file_sets_what_the_environment_does_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("EASEL_DEVICE=cpu\nEASEL_DTYPE=float16\n")
    monkeypatch.setenv("EASEL_DTYPE", "float32")
    settings = read_settings()
    assert (settings.device, settings.dtype) == ("cpu", "float32")


def test_the_command_line_is_on_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASEL_PLAYGROUND_PORT", "1")
    monkeypatch.setenv("EASEL_DEVICE", "cpu")
    settings = read_settings(playground_port=2, device=None)
    assert (settings.playground_port, settings.device) == (2, "cpu")


@pytest.mark.parametrize("data", ["EASEL_MODEL=café".encode("latin-1"), "EASEL_MODEL=demo".encode("utf-16")])
def test_a_file_that_is_not_utf_8_is_named_in_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / ".env").write_bytes(data)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert str(tmp_path / ".env") in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_may_begin_with_the_mark_of_utf_8(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("EASEL_DEVICE=cpu\n".encode("utf-8-sig"))
    assert read_settings().device == "cpu"


def test_every_setting_says_what_is_allowed_and_stands_in_the_example() -> None:
    keys = {field.alias for field in Settings.model_fields.values()}
    assert keys == set(ALLOWED)
    example = (Path(__file__).parents[1] / ".env.example").read_text()
    assert keys == set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE))


@pytest.mark.parametrize(
    ("key", "value", "name", "expected"),
    [
        ("EASEL_REPRODUCIBLE", "true", "reproducible", True),
        ("EASEL_REPRODUCIBLE", "0", "reproducible", False),
        ("EASEL_PLAYGROUND_PORT", "0", "playground_port", 0),
        ("EASEL_PLAYGROUND_PORT", "65535", "playground_port", 65535),
        ("EASEL_PLAYGROUND", "[::1]:8080", "playground", "[::1]:8080"),
        ("EASEL_OPERATOR_GUILD", "9223372036854775807", "operator_guild", 2**63 - 1),
        ("EASEL_DATA", "/srv/easel", "data", Path("/srv/easel")),
        ("EASEL_MODEL", "owner/name", "model", "owner/name"),
        ("EASEL_TAESD", "~/taesd", "taesd", "~/taesd"),
        ("EASEL_LOG_LEVEL", "DEBUG", "log_level", "DEBUG"),
    ],
)
def test_a_right_value_is_taken(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str, name: str, expected: object
) -> None:
    monkeypatch.setenv(key, value)
    assert getattr(read_settings(), name) == expected


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("EASEL_OPERATOR_GUILD", "0"),
        ("EASEL_OPERATOR_GUILD", "-5"),
        ("EASEL_OPERATOR_GUILD", str(2**63)),
        ("EASEL_OPERATOR_GUILD", "mine"),
        ("EASEL_REPRODUCIBLE", "perhaps"),
        ("EASEL_PLAYGROUND", "127.0.0.1:eighty"),
        ("EASEL_PLAYGROUND", "127.0.0.1:-1"),
        ("EASEL_PLAYGROUND", "127.0.0.1"),
        ("EASEL_PLAYGROUND_PORT", "80.5"),
    ],
)
def test_more_wrong_values_are_told(monkeypatch: pytest.MonkeyPatch, key: str, value: str) -> None:
    monkeypatch.setenv(key, value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert refused.value.params == {"key": key, "value": value, "allowed": ALLOWED[key]}


def test_of_several_wrong_values_the_first_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASEL_DEVICE", "tpu")
    monkeypatch.setenv("EASEL_LOG_LEVEL", "LOUD")
    with pytest.raises(SettingsError, match="EASEL_DEVICE=tpu"):
        read_settings()


def test_what_is_no_setting_of_easels_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset = read_settings()
    (tmp_path / ".env").write_text("OTHER=1\nEASEL_NOTHING=2\n# EASEL_DEVICE=tpu\n")
    assert read_settings() == unset


def test_a_value_on_the_command_line_is_checked_like_any_other() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(playground_port=-1)
    assert refused.value.params["key"] == "EASEL_PLAYGROUND_PORT"
