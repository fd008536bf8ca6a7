"""Film: draws a study of diffusion as strips of frames, which show a picture turn to noise or emerge from it.

A forward study shows xₜ = √ᾱₜ x₀ + √(1 - ᾱₜ) ε (Ho et al. 2020, eq. 4, arXiv:2006.11239) on pixels and on latents, for
the linear schedule of that paper and the cosine schedule of Nichol & Dhariwal 2021 (arXiv:2102.09672). A reverse study
shows xₜ at five steps above the clean picture x̂₀ predicted there, and more of them as an animation.
"""

import io
import math
from collections.abc import Iterable, Sequence
from typing import Final

from PIL import Image, ImageDraw

from bot.core.job import Job
from bot.core.picture import Picture
from bot.core.request import FORWARD
from bot.core.study import CLEAN, LATENTS, NOISY, PIXELS, Frame, Study, spaced
from bot.i18n.localizer import Localizer
from bot.pictures.drawings import palette
from bot.pictures.drawings.curves import draw_curves
from bot.pictures.drawings.grid import letter_size
from bot.pictures.drawings.lettering import fitted, fitting_size, line_height, write
from bot.pictures.files.pixels import Pixels, enlarge
from bot.pictures.metadata.inscription import inscription_of, save_options

TILE: Final = 200
"""The longer side of a frame on a strip, in pixels."""
NARROWEST: Final = 128
"""The minimum width of a column, in pixels."""
COLUMNS: Final = 5
"""Frames in a row. Discord shows a sheet 550 pixels wide, so each of five frames is still 100 pixels wide there."""
GAP: Final = 12
ANIMATED_SIDE: Final = 512
"""The longest side of a frame in an animation, in pixels."""
FRAME_MS: Final = 700
LAST_MS: Final = 3000
"""How long an animation shows its last frame; the others take FRAME_MS."""
QUALITY: Final = 85
"""The quality of the animation's WebP."""

Strip = tuple[str, Sequence[tuple[Pixels | None, Sequence[str]]]]
"""A heading and the columns below it; each has a frame or None, and the lines of its caption."""


def encode_study(study: Study, job: Job) -> tuple[Picture, ...]:
    """The files that show a study.

    The forward process is a PNG of pixels and one of latents with the curves, the reverse one a PNG and an animation.
    """
    localizer = Localizer(job.place.language)
    if job.request.study == FORWARD:
        pixels, latents = (_strips(study, what, localizer) for what in (PIXELS, LATENTS))
        return _as_png(pixels, job, "pixels"), _as_png(_with_curves(latents, study, localizer), job, "latents")
    return _as_png(_reverse(study, localizer), job, "steps"), _animation(study, job, localizer)


def share(alpha_cumprod: float, localizer: Localizer) -> str:
    """ᾱ as a short number: with two or three decimals, or as a power of ten if it is tiny."""
    if alpha_cumprod >= 0.001 or alpha_cumprod <= 0:
        return localizer("drawings.number", value=round(alpha_cumprod, 3 if alpha_cumprod < 0.1 else 2))
    exponent = math.floor(math.log10(alpha_cumprod))
    mantissa = round(alpha_cumprod / 10.0**exponent)
    if mantissa == 10:
        mantissa, exponent = 1, exponent + 1
    return f"{mantissa}·10⁻{str(-exponent).translate(str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹'))}"


def _strips(study: Study, what: str, localizer: Localizer) -> Image.Image:
    """A sheet with a strip of pixels or latents for each schedule."""
    strips: list[Strip] = []
    for schedule in study.curves:
        frames = [frame for frame in study.frames if (frame.what, frame.schedule) == (what, schedule)]
        if frames:
            heading = localizer("drawings.forward", what=what, schedule=schedule)
            strips.append((heading, [(frame.pixels, _moment(frame, localizer)) for frame in frames]))
    return _stacked(strips)


def _with_curves(sheet: Image.Image, study: Study, localizer: Localizer) -> Image.Image:
    """The sheet above the curves of all schedules, with points where frames were taken."""
    marked = {name: [frame.timestep for frame in study.frames if frame.schedule == name] for name in study.curves}
    curves = draw_curves(study.curves, marked, sheet.width - 2 * GAP, letter_size(sheet.width), localizer)
    whole = Image.new("RGB", (sheet.width, sheet.height + curves.height + 2 * GAP), palette.PANEL)
    whole.paste(sheet, (0, 0))
    whole.paste(curves, (GAP, sheet.height + GAP))
    return whole


def _reverse(study: Study, localizer: Localizer) -> Image.Image:
    """A sheet with the noisy latents of at most five steps above the clean ones predicted from them."""
    noisy, clean = _by_step(study, NOISY), _by_step(study, CLEAN)
    upper, lower = list[tuple[Pixels | None, Sequence[str]]](), list[tuple[Pixels | None, Sequence[str]]]()
    steps = sorted({*noisy, *clean})
    for step in [steps[place] for place in spaced(len(steps), COLUMNS)]:
        frame = noisy.get(step) or clean[step]
        count = localizer("drawings.step-short", step=step, steps=study.steps)
        upper.append((noisy[step].pixels if step in noisy else None, (count, *_moment(frame, localizer))))
        lower.append((clean[step].pixels if step in clean else None, ()))
    return _stacked([(localizer("drawings.noisy"), upper), (localizer("drawings.clean"), lower)])


def _by_step(study: Study, what: str) -> dict[int, Frame]:
    return {frame.step: frame for frame in study.frames if frame.what == what}


def _moment(frame: Frame, localizer: Localizer) -> tuple[str, str]:
    """The timestep and ᾱ of a frame."""
    return f"t = {frame.timestep}", f"ᾱ {share(frame.alpha_cumprod, localizer)}"


def _stacked(strips: Sequence[Strip]) -> Image.Image:
    """Stack strips of headings, captions and frames on a sheet. Missing frames become empty tiles."""
    width, height = _tile_size(pixels for _, columns in strips for pixels, _ in columns if pixels is not None)
    across = max(len(columns) for _, columns in strips)
    whole = across * (width + GAP) + GAP
    size, captions = letter_size(whole), [max(len(lines) for _, lines in columns) for _, columns in strips]
    letters = fitting_size([line for _, columns in strips for _, lines in columns for line in lines], width - GAP, size)
    heights = [line_height(size) * (lines + 1) + height + 3 * GAP for lines in captions]
    sheet = Image.new("RGB", (whole, sum(heights) + GAP), palette.PANEL)
    y = GAP
    for (heading, columns), lines, tall in zip(strips, captions, heights, strict=True):
        canvas = ImageDraw.Draw(sheet)
        write(
            canvas, (GAP, y), "".join(fitted(heading, whole - 2 * GAP, size, bold=True)), size, palette.INK, bold=True
        )
        top = y + line_height(size) + GAP
        for column, (pixels, caption) in enumerate(columns):
            x = GAP + column * (width + GAP)
            _caption(canvas, (x + width / 2, top), caption, letters, line_height(size))
            _place(sheet, pixels, (x, top + lines * line_height(size) + GAP // 2), (width, height))
        y += tall
    return sheet


def _caption(
    canvas: ImageDraw.ImageDraw, place: tuple[float, float], lines: Sequence[str], size: int, step: int
) -> None:
    """Write centred lines, `step` pixels apart; all but the first in a muted colour."""
    for number, line in enumerate(lines):
        colour = palette.INK if number == 0 else palette.MUTED
        write(canvas, (place[0], place[1] + number * step), line, size, colour, align="middle")


def _tile_size(frames: Iterable[Pixels]) -> tuple[int, int]:
    """Width and height of a strip's columns, at least wide enough for a readable caption."""
    sizes = [_scaled(Image.fromarray(pixels), TILE).size for pixels in frames]
    return max(NARROWEST, *(width for width, _ in sizes)), max(height for _, height in sizes)


def _scaled(picture: Image.Image, side: int) -> Image.Image:
    """The picture scaled to `side` at most; a small one by a whole factor, which keeps it crisp."""
    factor = side // max(picture.size)
    if factor >= 1:
        size = picture.width * factor, picture.height * factor
        return picture.resize(size, Image.Resampling.NEAREST)
    smaller = picture.copy()
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    return smaller


def _place(sheet: Image.Image, pixels: Pixels | None, corner: tuple[int, int], size: tuple[int, int]) -> None:
    if pixels is None:
        box = (*corner, corner[0] + size[0] - 1, corner[1] + size[1] - 1)
        ImageDraw.Draw(sheet).rectangle(box, outline=palette.LINE)
    else:
        tile = _scaled(Image.fromarray(pixels), TILE)
        sheet.paste(tile, (corner[0] + (size[0] - tile.width) // 2, corner[1]))


def _animation(study: Study, job: Job, localizer: Localizer) -> Picture:
    """An animation of noisy latents on the left and predictions on the right; a missing frame repeats the last."""
    noisy, clean = _by_step(study, NOISY), _by_step(study, CLEAN)
    pair, frames = [next(iter(noisy.values()), None), next(iter(clean.values()), None)], []
    for step in sorted({*noisy, *clean}):
        pair = [noisy.get(step, pair[0]), clean.get(step, pair[1])]
        frames.append(_still(pair, step, study.steps, localizer))
    out = io.BytesIO()
    times = [FRAME_MS] * (len(frames) - 1) + [LAST_MS]
    frames[0].save(
        out, "WEBP", save_all=True, append_images=frames[1:], duration=times, loop=0, quality=QUALITY, method=2
    )
    return _as_picture(out.getvalue(), job, f"easel-steps-{job.request.seed}.webp")


def _still(pair: Sequence[Frame | None], step: int, steps: int, localizer: Localizer) -> Image.Image:
    """One frame of the animation: both pictures with their names above, and the step and ᾱ below."""
    pictures = [None if frame is None else _animated(frame.pixels) for frame in pair]
    width, height = next(picture.size for picture in pictures if picture is not None)
    size = letter_size(2 * width)
    head = line_height(size) + GAP
    still = Image.new("RGB", (2 * width + 3 * GAP, height + 2 * head + 2 * GAP), palette.PANEL)
    canvas = ImageDraw.Draw(still)
    for side, (picture, key) in enumerate(zip(pictures, ("drawings.noisy-short", "drawings.clean-short"), strict=True)):
        x = GAP + side * (width + GAP)
        write(canvas, (x + width / 2, GAP // 2), localizer(key), size, palette.INK, align="middle")
        if picture is not None:
            still.paste(picture, (x, head))
    frame = next(frame for frame in pair if frame is not None)
    words = [localizer("drawings.step", step=step, steps=steps), *_moment(frame, localizer)]
    line = "  ·  ".join(words)
    smaller = fitting_size([line], still.width - GAP, size)
    write(canvas, (still.width / 2, head + height + GAP), line, smaller, palette.INK, align="middle")
    return still


def _animated(pixels: Pixels) -> Image.Image:
    picture = enlarge(Image.fromarray(pixels))
    picture.thumbnail((ANIMATED_SIDE, ANIMATED_SIDE), Image.Resampling.LANCZOS)
    return picture


def _as_png(sheet: Image.Image, job: Job, name: str) -> Picture:
    out = io.BytesIO()
    # Level 1 as for pictures: no level can compress noise, and the rest is small.
    sheet.save(out, "PNG", compress_level=1, **save_options("PNG", inscription_of(job.request)))
    return _as_picture(out.getvalue(), job, f"easel-{name}-{job.request.seed}.png")


def _as_picture(data: bytes, job: Job, filename: str) -> Picture:
    return Picture(data, filename, job.request.seed, job.request.width, job.request.height)
