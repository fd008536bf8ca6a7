"""Doctor: looks at everything that a bot needs, and says how to mend what is wrong."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import typer

from bot.config import Settings
from bot.core.errors import EaselError, ModelError, SettingsError
from bot.engine.models.folder import DEMO, check_folder, is_hub_id, model_folder, read_config
from bot.store.database import Database
from bot.store.files import write_file

Check = Callable[[Settings], str]


class Warned(str):
    """What works, and should be thought over."""

    __slots__ = ()


def examine(settings: Settings) -> bool:
    """Run all checks, a line each; whether all are well."""
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
    well = True
    for name, check in checks.items():
        try:
            told = check(settings)
            typer.echo(f"{'⚠' if isinstance(told, Warned) else '✓'} {name:<9} {told}")
        except EaselError as error:
            well = False
            typer.echo(f"✗ {name:<9} {error}")
    return well


def _token(settings: Settings) -> str:
    if settings.discord_token is None:
        return "none set: Easel will run in its playground. For Discord set DISCORD_TOKEN."
    return "has the form of a bot's token"


def _model(settings: Settings) -> str:
    if is_hub_id(settings.model):
        return f"no folder {settings.model} here: it will be looked for on the hub at the first start"
    path = model_folder(settings.model)
    check_folder(path)
    return f"{settings.model}: all files of {path} are there"


def _taesd(settings: Settings) -> str:
    name = settings.taesd
    if name is None:
        return "none set: previews are made without one"
    if is_hub_id(name):
        return f"no folder {name} here: it will be looked for on the hub at the first start"
    try:
        kind = read_config(Path(name), "config.json").get("_class_name")
    except ModelError as error:
        raise ModelError("model.taesd", name=name, reason="its config.json is missing or damaged") from error
    if kind != "AutoencoderTiny":
        raise ModelError("model.taesd", name=name, reason=f"it is of the kind {kind}")
    return f"{name} is an AutoencoderTiny"


def _safety(settings: Settings) -> str:
    from bot.engine.classifier import CHECKER, kind_of

    name = settings.safety
    if name is None:
        if settings.model == DEMO:
            return "none set: the demo model needs no classifier"
        return Warned(f"none set: nothing looks at what {settings.model} paints. For strangers set EASEL_SAFETY.")
    if is_hub_id(name):
        return f"no folder {name} here: it will be looked for on the hub at the first start"
    kind = kind_of(name, Path(name).expanduser())
    return f"{name} is a {'safety checker' if kind == CHECKER else 'classifier with labels that mean unsafe'}"


def _device(settings: Settings) -> str:
    from bot.engine.models.loading import choose_device, choose_dtype

    device = choose_device(settings.device)
    return f"{device}, in {str(choose_dtype(settings.dtype, device)).removeprefix('torch.')}"


def _operator(settings: Settings) -> str:
    if settings.operator_guild is None:
        return "none set: /operator is not registered. For it set EASEL_OPERATOR_GUILD to the id of your own server."
    return f"/operator will be registered in the server {settings.operator_guild}"


def _data(settings: Settings) -> str:
    trial = settings.data / ".doctor"
    try:
        write_file(trial, b"written")
        trial.unlink()
    except OSError as error:
        raise SettingsError("settings.data", path=settings.data, reason=error.strerror) from error
    return f"{settings.data} can be written"


def _database(settings: Settings) -> str:
    async def look() -> str:
        database = await Database.open(settings.database)
        try:
            row = await database.row("PRAGMA quick_check")
            if row is None or row[0] != "ok":
                raise SettingsError("settings.database", path=settings.database, reason="it is damaged")
            count = await database.row("SELECT COUNT(*) FROM jobs")
            return f"{settings.database} is sound; jobs: {count[0] if count else 0}"
        finally:
            await database.close()

    return asyncio.run(look())
