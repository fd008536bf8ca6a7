"""`easel imagine`: painting without Discord."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.app.executor import engine_options
from bot.config import Settings
from bot.core.ask import Ask
from bot.core.errors import SettingsError, UploadError
from bot.core.events import Failed, Painted, Stepped
from bot.core.model_info import ModelInfo
from bot.core.request import ImageRequest, random_seed
from bot.engine.models.folder import is_hub_id, quick_info
from bot.engine.protocol import Pixels, Task
from bot.pictures.files.encoding import encode_picture
from bot.pictures.files.pixels import read_pixels
from bot.pictures.files.uploads import normalise, size_of
from bot.prompts.draft import make_draft

if TYPE_CHECKING:
    from bot.engine.engine import DiffusionEngine

GIVEN: Final = "given"
"""Stands in for the upload's hash in a request, because the upload isn't stored."""


def paint(settings: Settings, ask: Ask, source: Path | None, output: Path, *, force: bool = False) -> Iterator[Path]:
    """Paint with a progress bar, from the picture at `source` if given; yields each file once it is written.

    Raises EaselError if anything is wrong with the request, the files or the model, or if a file that it would write is
    already there, unless `force` is given.
    """
    _check_output(output)
    _check_files([output], force=True)
    upload = None if source is None else normalise(_read(source))
    # If the model is on disk, mistakes can be reported before it is loaded.
    early = None if is_hub_id(settings.model) else _request(ask, quick_info(settings.model), upload)
    if early is not None:
        _check_files(outputs(output, early.images), force)
    from bot.engine.engine import DiffusionEngine  # imports torch, which is slow: mistakes are reported first

    engine = DiffusionEngine.load(engine_options(settings))
    request = early or _request(ask, engine.info, upload)
    engine.info.check(request)
    files = outputs(output, request.images)
    _check_files(files, force)
    image = None if upload is None else read_pixels(upload, request.width, request.height)
    for number, pixels in _pictures(engine, request, image):
        _write(files[number], encode_picture(pixels, request, number).data, force)
        yield files[number]


def _request(ask: Ask, info: ModelInfo, upload: bytes | None) -> ImageRequest:
    """The request to paint, from the upload if there is one; raises RequestError if it is invalid."""
    draft = make_draft(ask, info, random_seed(), upload=upload is not None)
    return draft.complete() if upload is None else draft.complete(GIVEN, size_of(upload))


def _pictures(engine: "DiffusionEngine", request: ImageRequest, image: Pixels | None) -> Iterator[tuple[int, Pixels]]:
    """Paint the pictures one at a time: in a batch, rounding would differ from painting each seed alone."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns) as progress:
        bar = progress.add_task("Painting", total=None)
        for number in range(request.images):
            engine.admit(Task(number, request.picture(number), image))
            while engine.admitted:
                for event in engine.step():
                    match event:
                        case Stepped(_, step, steps):
                            progress.update(bar, completed=number * steps + step, total=request.images * steps)
                        case Painted(_, _, pixels):
                            yield number, pixels
                        case Failed(_, error):
                            raise error


def _check_output(path: Path) -> None:
    """Raise SettingsError if the file can't be written there: now, not after minutes of painting."""
    if not path.parent.is_dir():
        raise SettingsError("output.folder", path=path.parent)
    if path.suffix.lower() not in ("", ".png"):
        raise SettingsError("output.suffix", path=path, example=path.with_suffix(".png"))


def outputs(path: Path, count: int) -> list[Path]:
    """The file of each picture: the path itself, or numbered ones beside it."""
    return [path] if count == 1 else [path.with_stem(f"{path.stem}-{number + 1}") for number in range(count)]


def _check_files(files: list[Path], force: bool) -> None:
    """Raise SettingsError if one of the files is there and may not be replaced."""
    for file in files:
        if file.is_dir():
            raise SettingsError("output.file", path=file, reason="it is a folder")
        if file.exists() and not force:
            raise SettingsError("output.exists", path=file)


def _write(path: Path, data: bytes, force: bool) -> None:
    try:
        with path.open("wb" if force else "xb") as file:  # "x": it may have come into being while this was painting
            file.write(data)
    except FileExistsError as error:
        raise SettingsError("output.exists", path=path) from error
    except OSError as error:
        raise SettingsError("output.file", path=path, reason=error.strerror) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UploadError("upload.file", path=path, reason=error.strerror) from error
