"""Painting without Discord: what `easel imagine` does."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.config import Settings
from bot.engine.engine import DiffusionEngine
from bot.engine.protocol import Failed, Painted, Pixels, Stepped, Task
from bot.errors import SettingsError, UploadError
from bot.jobs import ImageRequest, random_seed
from bot.modelinfo import ModelInfo
from bot.pictures.encoding import encode_picture
from bot.pictures.pixels import read_pixels
from bot.pictures.uploads import normalise, size_of


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    prompt: str
    negative_prompt: str
    image: Path | None
    strength: float
    steps: int | None
    guidance_scale: float | None
    seed: int | None
    size: str | None
    images: int
    scheduler: str | None


def paint(settings: Settings, wish: Wish, output: Path) -> Iterator[Path]:
    """Paint, with a progress bar; yields each file as it is written. Raises EaselError."""
    if not output.parent.is_dir():
        raise SettingsError("output.folder", path=output.parent)
    upload = None if wish.image is None else normalise(_read(wish.image))
    engine = DiffusionEngine.load(settings.model, settings.device, settings.dtype)
    request = make_request(wish, engine.info, None if upload is None else size_of(upload))
    image = None if upload is None else read_pixels(upload, request.width, request.height)
    for number, pixels in _pictures(engine, Task(1, request, image)):
        file = output if request.images == 1 else output.with_stem(f"{output.stem}-{number + 1}")
        file.write_bytes(encode_picture(pixels, request, number).data)
        yield file


def make_request(wish: Wish, info: ModelInfo, shape: tuple[int, int] | None) -> ImageRequest:
    """The wish with the model's defaults filled in; raises RequestError."""
    width, height = info.native, info.native
    if wish.size is not None:
        width, height = info.parse_size(wish.size)
    elif shape is not None:
        width, height = info.fit(*shape)
    return ImageRequest(
        prompt=wish.prompt,
        negative_prompt=wish.negative_prompt,
        width=width,
        height=height,
        steps=info.steps if wish.steps is None else wish.steps,
        guidance_scale=info.guidance_scale if wish.guidance_scale is None else wish.guidance_scale,
        scheduler=wish.scheduler or info.scheduler,
        model=info.name,
        seed=random_seed() if wish.seed is None else wish.seed,
        image=None if shape is None else "given",
        strength=wish.strength,
        images=wish.images,
    )


def _pictures(engine: DiffusionEngine, task: Task) -> Iterator[tuple[int, Pixels]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns) as progress:
        bar = progress.add_task("Painting", total=None)
        engine.admit(task)
        while engine.admitted:
            for event in engine.step():
                match event:
                    case Stepped(_, step, steps):
                        progress.update(bar, completed=step, total=steps)
                    case Painted(_, number, pixels):
                        yield number, pixels
                    case Failed(_, error):
                        raise error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UploadError("upload.file", path=path, reason=error.strerror) from error
