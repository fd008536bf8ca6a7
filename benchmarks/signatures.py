"""Copies: how often a picture is taken for a copy of another one, and how long it takes to look one up."""

import io
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy
import torch
from PIL import Image

import demo_model
from benchmarks.table import Table
from bot.moderation.signatures.known import Known
from bot.moderation.signatures.signature import parsed
from bot.pictures.files.hashes import lookup_hashes, purge_hashes
from demo_model.painting import Settings, load_pipeline, paint
from demo_model.scenes.captions import full_caption
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import COLOURS, Scene, random_scene

PURGED: Final = 320
"""Purged pictures of each kind; as many new ones are looked up, which makes over 100,000 pairs."""
STEPS: Final = 10
MANY: Final = 10_000
LOOKUPS: Final = 40
MOST: Final = 1e-5
"""The share of pairs of the demo model's pictures, or of noise, that may be taken for copies."""
FLOOR: Final = 50.0
"""Milliseconds of CPU time that the median search among MANY may take."""


def measure() -> list[Table]:
    """Measure false alarms and time."""
    return [false_alarms(), durations()]


def false_alarms() -> Table:
    """Count the new pictures that are taken for copies of purged ones, though they are none."""
    table = Table(
        "Purged pictures: false alarms",
        ("pictures", "purged", "new", "pairs", "false alarms"),
        remarks=[
            "Scenes are cartoons of 12 objects, always drawn alike. About one pair in 1,200 shows the same object in"
            " the same size, on the same ground, under the same sky, with the same light."
        ],
    )
    for name, pictures in kinds().items():
        half = len(pictures) // 2
        known = Known([one for picture in pictures[:half] for one in purge_hashes(encoded(picture))])
        greys = [picture.convert("L").convert("RGB") for picture in pictures[half:]]
        for kind, new in ((name, pictures[half:]), (f"{name}, the new ones in grey", greys)):
            alarms = sum(known.has_copy(lookup_hashes(encoded(picture))) for picture in new)
            pairs = half * len(new)
            table.add(kind, half, len(new), f"{pairs:,}", alarms)
            if name != "drawn scenes" and alarms > MOST * pairs:
                table.failed.append(
                    f"{kind}: {alarms} false alarms in {pairs:,} pairs; {MOST:.0e} of them are allowed."
                )
    recoloured = list(recolourings())
    alarms = sum(Known(purge_hashes(encoded(one))).has_copy(lookup_hashes(encoded(new))) for one, new in recoloured)
    table.add(
        "drawn scenes, only the object's colour differs", len(recoloured), len(recoloured), len(recoloured), alarms
    )
    return table


def kinds() -> dict[str, Sequence[Image.Image]]:
    """Pictures of several kinds, no two of which are the same."""
    seeds = range(2 * PURGED)
    return {
        "demo model": painted(len(seeds)),
        "drawn scenes": [drawn(seed) for seed in seeds],
        "clouds": [clouds(seed) for seed in seeds],
        "noise": [noise(seed) for seed in seeds],
        "gradients": [gradient(seed) for seed in seeds],
    }


def painted(count: int) -> list[Image.Image]:
    """Pictures of the demo model, each with its own random prompt and seed."""
    source = random.Random(1)
    captions = [full_caption(random_scene(source), source) for _ in range(count)]
    pipeline = load_pipeline(Path(demo_model.__file__).parent / "weights", torch.device("cpu"))
    return [picture for batch in paint(pipeline, captions, Settings(steps=STEPS)) for picture in batch]


def drawn(seed: int) -> Image.Image:
    """A random scene."""
    source = random.Random(seed)
    return draw(random_scene(source), source)


def recolourings() -> Iterator[tuple[Image.Image, Image.Image]]:
    """A scene, and the same one with its object in the next colour."""
    for seed in range(100):
        scene = random_scene(random.Random(seed))
        colour = COLOURS[(COLOURS.index(scene.colour) + 1) % len(COLOURS)]
        other = Scene(scene.object, colour, scene.size, scene.ground, scene.sky, scene.light)
        yield draw(scene, random.Random(seed)), draw(other, random.Random(seed))


def clouds(seed: int) -> Image.Image:
    """Coloured clouds of all sizes, which have the spectrum of a photograph."""
    source = numpy.random.default_rng(seed)
    distance = numpy.hypot(numpy.fft.fftfreq(256)[:, None], numpy.fft.fftfreq(256)[None])
    distance[0, 0] = 1
    waves = numpy.fft.fft2(source.standard_normal((3, 256, 256))) / distance ** source.uniform(1, 1.6)
    shapes = numpy.fft.ifft2(waves).real.reshape(3, -1)
    levels = 128 + 45 * source.uniform(-1, 1, (3, 3)) @ (shapes / shapes.std(1, keepdims=True))
    return Image.fromarray(numpy.clip(levels, 0, 255).astype(numpy.uint8).T.reshape(256, 256, 3))


def noise(seed: int) -> Image.Image:
    """Pixels of any colours."""
    return Image.fromarray(numpy.random.default_rng(seed).integers(0, 256, (128, 128, 3), numpy.uint8))


def gradient(seed: int) -> Image.Image:
    """Two colours that blend across the picture."""
    first, last = numpy.random.default_rng(seed).uniform(0, 255, (2, 3))
    share = numpy.linspace(0, 1, 128)[:, None]
    row = first + share * (last - first)
    return Image.fromarray(numpy.tile(row.astype(numpy.uint8), (128, 1, 1)))


def durations() -> Table:
    """Measure how long the hashes of a picture take, and the search among MANY."""
    table = Table(
        f"Purged pictures: one picture among {MANY:,}",
        ("what", "ms, p50", "ms, slowest but one"),
        remarks=[
            "CPU time on one core, on a thread beside the event loop. The picture is a PNG of 1024 × 1024 pixels."
        ],
    )
    stored = many()
    files = [encoded(clouds(seed).resize((1024, 1024))) for seed in range(3)]
    table.add("what is stored of a purged picture", *timed(lambda number: purge_hashes(files[number % 3])))
    table.add("what a new picture is looked up by", *timed(lambda number: lookup_hashes(files[number % 3])))
    began = time.process_time()
    known = Known(stored)
    loading = 1000 * (time.process_time() - began)
    table.remarks.append(f"{len(stored[0])} bytes are stored of each. To load {MANY:,} takes {loading:.0f} ms.")
    for name, make in {"clouds": clouds, "drawn scenes": drawn}.items():
        lookups = [lookup_hashes(encoded(make(seed))) for seed in range(MANY, MANY + LOOKUPS)]
        median, late = timed(lambda number, lookups=lookups: known.has_copy(lookups[number]))  # type: ignore[misc]
        table.add(f"search, {name}", median, late)
        if float(median) > FLOOR:
            table.failed.append(f"Search, {name}: {median} ms, above the floor of {FLOOR:.0f}.")
    return table


def many() -> list[bytes]:
    """MANY signatures: those of a thousand drawn scenes, and others whose signs are random, as those of photographs."""
    scenes = [one for seed in range(1000) for one in purge_hashes(encoded(drawn(seed)))]
    rows = numpy.resize(parsed(scenes), MANY - len(scenes))
    source = numpy.random.default_rng(1)
    rows["signs"] = source.integers(0, 256, rows["signs"].shape, numpy.uint8)
    return scenes + [one.tobytes() for one in rows]


def timed(work: Callable[[int], object]) -> tuple[str, str]:
    """Milliseconds of CPU time: the median, and the slowest but one."""
    took = []
    for number in range(LOOKUPS):
        began = time.process_time()
        work(number)
        took.append(1000 * (time.process_time() - began))
    took.sort()
    return f"{took[LOOKUPS // 2]:.0f}", f"{took[-2]:.0f}"


def encoded(picture: Image.Image) -> bytes:
    """A picture as a PNG file."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
