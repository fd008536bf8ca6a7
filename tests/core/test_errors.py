"""Every error key used anywhere has a sentence, and is given the parameters that it names."""

import ast
import pickle
from pathlib import Path

import pytest

from bot.core.errors import EaselError, QueueError, RequestError
from bot.i18n.localizer import ENGLISH, FOLDER
from tests.i18n.catalogue import messages, variables

ROOT = Path(__file__).parents[2]
SENTENCES = {
    identifier.replace("-", ".", 1): message
    for identifier, message in messages(FOLDER / ENGLISH / "errors.ftl").items()
}


def raised() -> list[tuple[str, str, set[str]]]:
    """Where, key and parameters of each error that the source makes."""
    found = []
    for file in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("cogs/**/*.py")]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value in SENTENCES:
                    params = {one.arg for one in node.keywords if one.arg is not None}
                    found.append((f"{file.name}:{node.lineno}", key.value, params))
    return found


@pytest.mark.parametrize(("where", "key", "params"), raised())
def test_errors_are_given_what_their_sentence_names(where: str, key: str, params: set[str]) -> None:
    assert variables(SENTENCES[key]) <= params, where


def test_no_sentence_is_left_unused() -> None:
    assert set(SENTENCES) - {key for _, key, _ in raised()} == set()


def test_an_error_reads_as_its_sentence() -> None:
    assert str(RequestError("steps.range", limit=100, value=0)) == "Steps must be from 1 to 100, not 0."


def test_errors_survive_a_process_boundary() -> None:
    error = pickle.loads(pickle.dumps(QueueError("queue.all", minutes=3)))  # noqa: S301 - our own bytes
    assert isinstance(error, QueueError)
    assert str(error) == str(QueueError("queue.all", minutes=3))


def test_an_unknown_key_is_a_defect() -> None:
    with pytest.raises(KeyError):
        str(EaselError("no.such"))
