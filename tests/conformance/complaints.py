"""What is wrong with a request or an answer, said so that one finds the place."""

from collections.abc import Iterable
from dataclasses import dataclass

from jsonschema_rs import ValidationError

MOST_SHOWN = 300
"""Characters of a sentence: it may quote a whole message."""


@dataclass(frozen=True)
class Complaint:
    """One mistake: in which operation, on which side of it, at which JSON pointer, and the sentence."""

    operation: str
    side: str
    pointer: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.operation}, {self.side}, at {self.pointer or '/'}: {self.sentence}"


def explain(error: ValidationError) -> ValidationError:
    """Of an error about alternatives, the mistake in the alternative that was meant.

    Discord tells alternatives apart by a `type` at their top, so the one that was meant fits longest: its first
    mistake lies deepest.
    """
    branches: Iterable[list[ValidationError]] = getattr(error.kind, "context", ())
    explained = [[explain(one) for one in branch] for branch in branches if branch]
    if not explained:
        return error
    meant = max(explained, key=lambda branch: min(len(one.instance_path) for one in branch))
    if all(one.instance_path == error.instance_path for one in meant):
        return error
    return min(meant, key=lambda one: len(one.instance_path))


def complain(operation: str, side: str, error: ValidationError, *, inside: tuple[str, ...] = ()) -> Complaint:
    """A complaint about what a validator found; `inside` is the way to what was validated."""
    cause = explain(error)
    pointer = "".join(f"/{step}" for step in (*inside, *cause.instance_path))
    sentence = cause.message
    if len(sentence) > MOST_SHOWN:
        sentence = f"{sentence[: MOST_SHOWN // 2]} … {sentence[-MOST_SHOWN // 2 :]}"
    return Complaint(operation, side, pointer, sentence)
