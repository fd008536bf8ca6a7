"""Tasks: what a reading process can do with a file. Each imports only what it needs, to start fast."""

import json
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

Done = tuple[dict[str, Any], bytes]
"""Values as a JSON object, and bytes."""


class Task(Enum):
    """What to do with a file."""

    NORMALISE = "normalise"
    RECIPE = "recipe"
    UPSCALE = "upscale"
    SHRINK = "shrink"
    PURGE_HASHES = "purge_hashes"


def _normalise(data: bytes) -> Done:
    from bot.pictures.files.uploads import normalise, size_of

    upright = normalise(data)
    width, height = size_of(upright)
    return {"width": width, "height": height}, upright


def _recipe(data: bytes) -> Done:
    from bot.pictures.metadata.reading import read_recipe

    recipe = read_recipe(data)
    return {} if recipe is None else json.loads(recipe.to_json()), b""


def _upscale(data: bytes, *, factor: int) -> Done:
    from bot.pictures.files.upscale import upscale

    large = upscale(data, factor)
    return {"filename": large.filename, "seed": large.seed, "width": large.width, "height": large.height}, large.data


def _shrink(data: bytes, *, filename: str, limit: int) -> Done:
    from bot.core.picture import Picture
    from bot.pictures.files.encoding import shrink

    small = shrink(Picture(data, filename, 0, 1, 1), limit)
    return {"filename": small.filename}, small.data


def _purge_hashes(data: bytes) -> Done:
    from bot.pictures.files.hashes import purge_hashes
    from bot.pictures.files.uploads import open_picture

    open_picture(data)  # refuses what is too large
    return {}, b"".join(purge_hashes(data))


TASKS: Final[Mapping[Task, Callable[..., Done]]] = {
    Task.NORMALISE: _normalise,
    Task.RECIPE: _recipe,
    Task.UPSCALE: _upscale,
    Task.SHRINK: _shrink,
    Task.PURGE_HASHES: _purge_hashes,
}


def load(task: Task) -> None:
    """Import what a task needs, before the process is confined."""
    from PIL import Image, TiffImagePlugin, WebPImagePlugin  # noqa: F401 - with what preinit() brings, nearly all uploads

    import bot.pictures.files.uploads

    Image.preinit()
    if task in (Task.RECIPE, Task.UPSCALE):
        import bot.pictures.metadata.reading
    if task is Task.UPSCALE:
        import bot.pictures.files.upscale
    if task is Task.PURGE_HASHES:
        import bot.pictures.files.hashes  # noqa: F401
