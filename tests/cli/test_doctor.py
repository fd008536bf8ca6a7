"""The doctor says what is wrong with a model or a preview model, and where one will be looked for."""

from pathlib import Path

import pytest

from bot.cli.doctor import examine
from bot.config import ALLOWED, read_settings
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
