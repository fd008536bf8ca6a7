"""Reads a request's JSON field by field, and collects all mistakes the way Discord nests them in `errors`."""

from collections.abc import Collection
from typing import Any

from playground.errors import DiscordError
from playground.snowflakes import parse
from playground.wire import JSON

Path = tuple[str, ...]


def _nest(tree: JSON, path: Path, code: str, message: str) -> None:
    for key in path:
        tree = tree.setdefault(key, {})
    tree.setdefault("_errors", []).append({"code": code, "message": message})


class Fields:
    """The fields of a dictionary that a client sent.

    Each reader notes what is wrong with its field; `done` raises all mistakes at once (400, 50035).
    """

    def __init__(self, data: object, path: Path = (), errors: JSON | None = None) -> None:
        self.path = path
        self.errors: JSON = {} if errors is None else errors
        self.data: JSON = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            _nest(self.errors, path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def fail(self, key: str | int | None, code: str, message: str) -> None:
        """Note a mistake in a field, or in the dictionary itself if key is None."""
        _nest(self.errors, self.path if key is None else (*self.path, str(key)), code, message)

    def done(self) -> None:
        """Raise the mistakes, if there are any."""
        if self.errors:
            raise DiscordError(400, 50035, "Invalid Form Body", self.errors)

    def _value(self, key: str, required: bool) -> Any:
        value = self.data.get(key)
        if value is None and required:
            self.fail(key, "BASE_TYPE_REQUIRED", "This field is required")
        return value

    def text(self, key: str, *, most: int | None = None, least: int = 0, required: bool = False) -> str | None:
        """A string between `least` and `most` characters."""
        value = self._value(key, required)
        if value is None:
            return None
        # Discord accepts numbers as texts, and nothing else.
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            self.fail(key, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
            return None
        text = str(value)
        if required and not text:
            self.fail(key, "BASE_TYPE_REQUIRED", "This field is required")
        elif most is not None and not least <= len(text) <= most:
            self._bad_length(key, least, most)
        return text

    def _bad_length(self, key: str, least: int, most: int) -> None:
        if least:
            self.fail(key, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        else:
            self.fail(key, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")

    def number(
        self, key: str, *, least: float | None = None, most: float | None = None, required: bool = False
    ) -> float | None:
        """A number between `least` and `most`."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(key, "FLOAT_TYPE_COERCE", f'Value "{value}" is not a float.')
            return None
        self._check_range(key, value, least, most)
        return value

    def integer(
        self, key: str, *, least: int | None = None, most: int | None = None, required: bool = False
    ) -> int | None:
        """A whole number between `least` and `most`; as on Discord, a string of digits will do."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            self.fail(key, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return None
        self._check_range(key, value, least, most)
        return value

    def _check_range(self, key: str, value: float, least: float | None, most: float | None) -> None:
        if least is not None and value < least:
            self.fail(key, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
        if most is not None and value > most:
            self.fail(key, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")

    def one_of(self, key: str, allowed: Collection[int], *, required: bool = False) -> int | None:
        """A whole number that is one of `allowed`."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
            choices = ", ".join(str(choice) for choice in sorted(allowed))
            self.fail(key, "BASE_TYPE_CHOICES", f"Value must be one of {{{choices}}}.")
            return None
        return value

    def flag(self, key: str) -> bool | None:
        """True, false or None."""
        value = self.data.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.fail(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
        return None

    def snowflake(self, key: str, *, required: bool = False) -> int | None:
        """An id, as a string or as a number."""
        value = self._value(key, required)
        if value is None:
            return None
        snowflake = parse(value)
        if snowflake is None:
            self.fail(key, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        return snowflake

    def items(self, key: str, *, most: int | None = None, least: int = 0, required: bool = False) -> list[Any]:
        """A list with `least` to `most` entries; empty if it's missing."""
        value = self._value(key, required)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fail(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if most is not None and not least <= len(value) <= most:
            self._bad_length(key, least, most)
        return value

    def nested_list(
        self, key: str, *, most: int | None = None, least: int = 0, required: bool = False
    ) -> list["Fields"]:
        """A list of dictionaries; their mistakes are noted here too."""
        entries = self.items(key, most=most, least=least, required=required)
        return [Fields(entry, (*self.path, key, str(index)), self.errors) for index, entry in enumerate(entries)]

    def nested(self, key: str, *, required: bool = False) -> "Fields | None":
        """A dictionary in a field; its mistakes are noted here too."""
        value = self._value(key, required)
        return None if value is None else Fields(value, (*self.path, key), self.errors)
