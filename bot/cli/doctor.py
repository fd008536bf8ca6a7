"""Doctor: checks everything the bot needs, and says how to fix what is wrong."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import typer

from bot.cli.token import bot_id
from bot.config import Settings
from bot.core.errors import EaselError, ModelError, SettingsError
from bot.engine.models.folder import DEMO, check_folder, is_hub_id, model_folder, read_config
from bot.store.files import write_file

Check = Callable[[Settings], str]


class Warned(str):
    """The line of a check that passed, but with a warning."""

    __slots__ = ()


def examine(settings: Settings) -> bool:
    """Run all checks and print a line for each; returns whether all passed."""
    checks: dict[str, Check] = {
        "token": _token,
        "model": _model,
        "taesd": _taesd,
        "safety": _safety,
        "device": _device,
        "operator": _operator,
        "data": _data,
        "database": _database,
    }
    passed = True
    for name, check in checks.items():
        try:
            line = check(settings)
            typer.echo(f"{'⚠' if isinstance(line, Warned) else '✓'} {name:<9} {line}")
        except EaselError as error:
            passed = False
            typer.echo(f"✗ {name:<9} {error}")
    return passed


def _token(settings: Settings) -> str:
    if settings.discord_token is None:
        return "not set, so Easel runs in its playground. To run on Discord, set DISCORD_TOKEN."
    known = bot_id(settings.discord_token.get_secret_value())
    if known is None:
        raise SettingsError("settings.token")
    return f"has the form of a bot token, for the bot {known}; only Discord knows whether it is still valid"


def _model(settings: Settings) -> str:
    if is_hub_id(settings.model):
        return f"{settings.model} isn't a folder here; it will be downloaded from the hub on the first start"
    path = model_folder(settings.model)
    check_folder(path)
    return f"{settings.model}: {path} has all its files"


def _taesd(settings: Settings) -> str:
    name = settings.taesd
    if name is None:
        return "not set, so previews are made without it"
    if is_hub_id(name):
        return f"{name} isn't a folder here; it will be downloaded from the hub on the first start"
    try:
        kind = read_config(Path(name), "config.json").get("_class_name")
    except ModelError as error:
        raise ModelError("model.taesd", name=name, reason="its config.json is missing or damaged") from error
    if kind != "AutoencoderTiny":
        raise ModelError("model.taesd", name=name, reason=f"its class is {kind}")
    return f"{name} is an AutoencoderTiny"


def _safety(settings: Settings) -> str:
    from bot.engine.classifier import CHECKER, kind_of

    name = settings.safety
    if name is None:
        if settings.model == DEMO:
            return "not set; the demo model needs no classifier"
        return Warned(
            f"not set, so nothing checks what {settings.model} paints. Before strangers use it, set EASEL_SAFETY."
        )
    if is_hub_id(name):
        return f"{name} isn't a folder here; it will be downloaded from the hub on the first start"
    kind = kind_of(name, Path(name).expanduser())
    return f"{name} is a {'safety checker' if kind == CHECKER else 'classifier with unsafe labels'}"


def _device(settings: Settings) -> str:
    from bot.engine.models.loading import choose_device, choose_dtype

    device = choose_device(settings.device)
    return f"{device}, in {str(choose_dtype(settings.dtype, device)).removeprefix('torch.')}"


def _operator(settings: Settings) -> str:
    if settings.operator_guild is None:
        return "not set, so there is no /operator. To get it, set EASEL_OPERATOR_GUILD to the id of your own server."
    return f"/operator will be on the server {settings.operator_guild}"


def _data(settings: Settings) -> str:
    trial = settings.data / ".doctor"
    try:
        write_file(trial, b"written")
        trial.unlink()
    except OSError as error:
        raise SettingsError("settings.data", path=settings.data, reason=error.strerror) from error
    return f"{settings.data} is writable"


def _database(settings: Settings) -> str:
    """Only read it: a running bot may be using it, and a newer version of Easel would change its tables."""
    path = settings.database
    if not path.exists():
        return f"{path} isn't there yet; the first start makes it"
    # Without a write-ahead log, nobody uses it; then "immutable" leaves no files beside it, which "ro" would.
    mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)) as connection:
            [found] = connection.execute("PRAGMA quick_check(1)").fetchone()
            [jobs] = connection.execute("SELECT COUNT(*) FROM jobs").fetchone()
    except (OSError, sqlite3.Error) as error:
        raise SettingsError("settings.database", path=path, reason=error) from error
    if found != "ok":
        raise SettingsError("settings.database", path=path, reason="it is damaged")
    return f"{path} is fine; jobs: {jobs}"
