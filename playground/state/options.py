"""The options that a member fills in: checked as Discord's client does, with ids looked up."""

from collections.abc import Mapping
from dataclasses import dataclass

from playground.errors import RefusedError
from playground.rules.application_commands import (
    ATTACHMENT,
    BOOLEAN,
    GROUP,
    INTEGER,
    NUMBER,
    ON_CHANNEL,
    ON_MENTIONABLE,
    ON_ROLE,
    ON_USER,
    STRING,
)
from playground.snowflakes import parse
from playground.state.files import Upload
from playground.state.world import World
from playground.wire import JSON


def check_shape(data: JSON, depth: int = 3) -> None:
    """Refuse options that aren't dictionaries with names at every depth; later code relies on that."""
    options = data.get("options") or []
    if not isinstance(options, list) or (options and not depth):
        raise RefusedError("The options are not in Discord's shape.")
    for option in options:
        if not isinstance(option, dict) or not isinstance(option.get("name"), str):
            raise RefusedError("The options are not in Discord's shape.")
        check_shape(option, depth - 1)


def leaf_options(data: JSON) -> list[JSON]:
    """The options with values, in whatever subcommand or group they are."""
    options: list[JSON] = data.get("options") or []
    while options and options[0].get("type") in (1, 2):
        options = options[0].get("options") or []
    return options


def focused_option(data: JSON) -> JSON | None:
    """The option that is being typed, if any."""
    return next((option for option in leaf_options(data) if option.get("focused")), None)


def find_specs(command: JSON, data: JSON) -> list[JSON]:
    """The options that the command, or the chosen subcommand, defines."""
    specs: list[JSON] = command.get("options", [])
    picked: list[JSON] = data.get("options") or []
    while specs and specs[0]["type"] <= GROUP:
        name = picked[0].get("name") if picked else None
        spec = next((one for one in specs if one["name"] == name), None)
        if spec is None:
            raise RefusedError(f"/{command['name']} needs a subcommand.")
        specs, picked = spec.get("options", []), picked[0].get("options") or []
    return specs


@dataclass(frozen=True)
class Filled:
    """The ids and uploads that checked options refer to."""

    users: list[int]
    roles: list[int]
    channels: list[int]
    uploads: dict[str, Upload]
    """The uploads by option name."""


class OptionChecker:
    """Checks the options of one use of a command."""

    def __init__(self, world: World, files: Mapping[int, Upload], *, autocomplete: bool) -> None:
        self._world = world
        self._files = files
        self._autocomplete = autocomplete
        self.filled = Filled([], [], [], {})

    def check(self, specs: list[JSON], options: list[JSON]) -> None:
        """Raise RefusedError if Discord's client wouldn't send the command."""
        known = {spec["name"]: spec for spec in specs}
        for option in options:
            if option.get("name") not in known:
                raise RefusedError(f"The command has no option {option.get('name')}.")
            self._check_option(known[option["name"]], option)
        given = {option["name"] for option in options}
        missing = [spec["name"] for spec in specs if spec.get("required") and spec["name"] not in given]
        if missing and not self._autocomplete:
            raise RefusedError(f"The option {missing[0]} is required.")

    def _check_option(self, spec: JSON, option: JSON) -> None:
        kind, value = spec["type"], option.get("value")
        option["type"] = kind
        if self._autocomplete and (option.get("focused") or kind == ATTACHMENT):
            return
        if kind == STRING:
            self._check_string(spec, value)
        elif kind in (INTEGER, NUMBER):
            self._check_number(spec, value)
        elif kind == BOOLEAN:
            _insist(isinstance(value, bool), spec, "must be true or false")
        elif kind == ATTACHMENT:
            index = parse(value)
            _insist(index in self._files, spec, "needs a file")
            self.filled.uploads[spec["name"]] = self._files[index or 0]
        else:
            option["value"] = str(self._checked_id(spec, value))
        choices = [choice["value"] for choice in spec.get("choices", [])]
        _insist(not choices or value in choices, spec, "must be one of its choices")

    def _check_string(self, spec: JSON, value: object) -> None:
        _insist(isinstance(value, str) and value != "", spec, "needs a text")
        length = len(str(value))
        _insist(length >= spec.get("min_length", 0), spec, f"needs at least {spec.get('min_length')} characters")
        most = spec.get("max_length", 6000)
        _insist(length <= most, spec, f"takes at most {most} characters")

    def _check_number(self, spec: JSON, value: object) -> None:
        whole = spec["type"] == INTEGER
        is_number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        _insist(is_number, spec, "needs a whole number" if whole else "needs a number")
        number = value if isinstance(value, int | float) else 0
        _insist(abs(number) <= 2**53, spec, "takes numbers up to 2^53")
        least, most = spec.get("min_value"), spec.get("max_value")
        _insist(least is None or number >= least, spec, f"must be {least} or more")
        _insist(most is None or number <= most, spec, f"must be {most} or less")

    def _checked_id(self, spec: JSON, value: object) -> int:
        """The id of a user, role or channel. Discord sends bots a string, whatever the client gave."""
        kind, found = spec["type"], parse(value) or 0
        if kind in (ON_USER, ON_MENTIONABLE) and found in self._world.users:
            self.filled.users.append(found)
        elif kind in (ON_ROLE, ON_MENTIONABLE) and found in self._world.guild.roles:
            self.filled.roles.append(found)
        elif kind == ON_CHANNEL and found in (self._world.guild.channels | self._world.guild.threads):
            types = spec.get("channel_types")
            _insist(not types or self._world.channel(found).type in types, spec, "doesn't take this type of channel")
            self.filled.channels.append(found)
        else:
            raise RefusedError(f"The option {spec['name']} has an unknown user, role or channel.")
        return found


def _insist(condition: bool, spec: JSON, sentence: str) -> None:
    if not condition:
        raise RefusedError(f"The option {spec['name']} {sentence}.")
