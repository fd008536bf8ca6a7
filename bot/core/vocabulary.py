"""Vocabulary: the words that a small model knows, by what they describe; larger models list none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that the model can paint, such as "cat", and all words for it, the plainest first."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a caption may say about a picture, such as its "object" or its "sky", and what it can be."""

    name: str
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that the model knows, in the order in which it should be shown."""

    attributes: tuple[Attribute, ...]

    @classmethod
    def parse(cls, data: object) -> "Vocabulary":
        """Read the contents of a vocabulary.json: attribute → meaning → words. Raises ValueError for anything else."""
        return cls(
            tuple(
                Attribute(name, tuple(Meaning(meaning, _words(words)) for meaning, words in _entries(meanings, name)))
                for name, meanings in _entries(data, "it")
            )
        )

    def names(self, attribute: str) -> tuple[str, ...]:
        """What an attribute can be, such as all objects; empty if the model knows no such attribute."""
        return tuple(one.name for known in self.attributes if known.name == attribute for one in known.meanings)


def _entries(data: object, name: str) -> list[tuple[str, object]]:
    """The items of a JSON object that isn't empty, and whose keys aren't blank."""
    if not isinstance(data, dict) or not data or not all(isinstance(key, str) and key.strip() for key in data):
        raise ValueError(f"{name} isn't a JSON object with entries")
    return list(data.items())


def _words(data: object) -> tuple[str, ...]:
    """A list of words that isn't empty, and that has no blank one."""
    if not isinstance(data, list) or not data or not all(isinstance(word, str) and word.strip() for word in data):
        raise ValueError(f"{str(data)[:40]} isn't a list of words")
    return tuple(word.lower() for word in data)
