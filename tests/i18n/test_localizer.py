"""Every language says what English says, with the same parameters, and the source asks for nothing else."""

import ast
from pathlib import Path

import pytest

from bot.core.errors import RequestError
from bot.i18n.localizer import ENGLISH, FOLDER, LANGUAGES, Localizer, language_of
from tests.i18n.catalogue import messages, variables

ROOT = Path(__file__).parents[2]
COMMANDS = "commands"
"""Names and descriptions of commands: English has them in the commands themselves."""
OTHERS = [language for language in LANGUAGES if language != ENGLISH]


def catalogue(language: str) -> dict[str, set[str]]:
    """All messages of a language with their parameters, but for the commands'."""
    found: dict[str, set[str]] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        if not file.name.startswith(COMMANDS):
            for name, message in messages(file).items():
                assert name not in found, f"{language} says {name} in two files"
                found[name] = variables(message)
    return found


def asked() -> list[tuple[str, str, set[str]]]:
    """Where, key and parameters of each text that is asked for by a literal key."""
    found = []
    for file in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("cogs/**/*.py")]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and _says(node.func) and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    params = {one.arg for one in node.keywords if one.arg is not None}
                    found.append((f"{file.name}:{node.lineno}", key.value.replace(".", "-"), params))
    return found


def _says(called: ast.expr) -> bool:
    """Whether a localizer is called here: `localizer(…)`, `self._localizer(…)` or `localizer_of(…)(…)`."""
    match called:
        case ast.Name(id="localizer") | ast.Attribute(attr="_localizer" | "localizer"):
            return True
        case ast.Call(func=ast.Name(id="localizer_of" | "Localizer")):
            return True
    return False


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_complete_and_says_nothing_else(language: str) -> None:
    assert catalogue(language) == catalogue(ENGLISH)


def test_what_the_source_asks_for_is_there_with_its_parameters() -> None:
    known = catalogue(ENGLISH)
    assert len(asked()) > 10
    missing = [f"{where}: {key}" for where, key, _ in asked() if key not in known]
    assert missing == []
    wrong = [f"{where}: {key} wants {known[key]}" for where, key, given in asked() if not known[key] <= given]
    assert wrong == []


@pytest.mark.parametrize(
    ("locale", "language"), [("de", "de"), ("en-GB", "en-US"), ("en-US", "en-US"), ("ja", "en-US"), ("", "en-US")]
)
def test_each_locale_has_a_language(locale: str, language: str) -> None:
    assert language_of(locale) == language


def test_an_error_is_said_in_the_language_of_its_reader() -> None:
    error = RequestError("steps.range", limit=100, value=0)
    assert error.localized(Localizer("de")) == "Die Schritte müssen zwischen 1 und 100 liegen, nicht bei 0."
    assert Localizer("de")("progress.failed", error=error).endswith(error.localized(Localizer("de")))


def test_numbers_are_written_as_the_language_writes_them_but_seeds_can_be_copied() -> None:
    assert Localizer("de")("caption.strength", strength=0.55).endswith("0,55")
    assert Localizer("de")("caption.seed", seed=str(2**53 - 1)) == "Seed 9007199254740991"
    assert Localizer("en-US")("caption.steps", steps=1234) == "1234 steps"


def test_plurals_follow_the_language() -> None:
    assert Localizer("de")("progress.queued", position=1, wait="") == "⏳ 1 Auftrag vor deinem."
    assert Localizer("de")("progress.queued", position=2, wait="") == "⏳ 2 Aufträge vor deinem."


def test_a_key_that_nobody_wrote_is_a_defect() -> None:
    with pytest.raises(KeyError):
        Localizer("de")("no.such")
