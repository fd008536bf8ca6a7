"""U-Net diagram: draws a loaded U-Net as a U, and describes each of its blocks.

Down blocks are on the left; up blocks are on the right, opposite the down blocks whose results they receive
(Ronneberger et al. 2015, arXiv:1505.04597). The prompt enters the cross-attentions (Rombach et al. 2022,
arXiv:2112.10752).
"""

import io
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw

from bot.core.unet_summary import Block, UNetSummary
from bot.i18n.localizer import Localizer
from bot.pictures.drawings import palette
from bot.pictures.drawings.lettering import fitted, fitting_size, line_height, write

WIDTH: Final = 2200
"""The drawing's width in pixels; four times what Discord shows, for people who open it."""
MARGIN: Final = 40
BOX: Final = 920
"""The width of a block's box."""
GAP: Final = 64
"""The space for an arrow between two rows."""
SIZE: Final = 42
"""The font size in pixels."""
PAD: Final = 26
VOLUME: Final = 190
"""The side of the square that holds the largest feature map, including its depth."""
DEPTH: Final = 50
"""The depth at which the most channels are drawn."""
STROKE: Final = 7
RAISED: Final = 0.3
"""How far down a box its skip connection starts; the prompt enters equally far from the bottom."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Box:
    """A block and where it is drawn, in pixels."""

    block: Block
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Spot:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class _Plan:
    """All boxes: left (down) and right (up) from top to bottom, and the bottleneck if there is one."""

    left: tuple[_Box, ...]
    right: tuple[_Box, ...]
    mid: tuple[_Box, ...]
    height: int


def draw_unet(unet_summary: UNetSummary, localizer: Localizer) -> bytes:
    """The U-Net as a PNG of WIDTH pixels."""
    head = MARGIN + line_height(SIZE * 3 // 2) + line_height(SIZE) + GAP
    plan = _plan(unet_summary, head)
    sheet = Image.new("RGB", (WIDTH, plan.height + line_height(SIZE) + 2 * MARGIN), palette.PANEL)
    canvas = ImageDraw.Draw(sheet)
    title = localizer("drawings.unet", parameters=count(unet_summary.parameters, localizer))
    predicts = localizer("drawings.predicts", prediction=unet_summary.prediction, timesteps=unet_summary.timesteps)
    write(canvas, (MARGIN, MARGIN), title, SIZE * 3 // 2, palette.INK, bold=True)
    write(canvas, (MARGIN, MARGIN + line_height(SIZE * 3 // 2)), predicts, SIZE, palette.MUTED)
    _draw_flow(canvas, plan)
    _draw_skips(canvas, plan)
    _draw_words(canvas, plan, unet_summary, localizer)
    largest = _largest(unet_summary)
    for box in (*plan.left, *plan.mid, *plan.right):
        _draw_box(canvas, box, largest, localizer, mirrored=box in plan.right)
    _draw_legend(canvas, plan.height + MARGIN, localizer)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def explain(unet_summary: UNetSummary, localizer: Localizer) -> list[str]:
    """One line of Markdown for each block: what it does, and its numbers."""
    totals = {kind: sum(block.kind == kind for block in unet_summary.blocks) for kind in ("down", "up")}
    seen = dict.fromkeys(totals, 0)
    lines = []
    for block in unet_summary.blocks:
        if block.kind in seen:
            seen[block.kind] += 1
        number = seen.get(block.kind, 0)
        lines.append(
            localizer(
                f"drawings.explain-{block.kind}",
                number=number,
                partner=totals["down"] - number + 1,
                work=_work(block, localizer),
                attentions=block.attentions,
                size=_size(block.taken),
                given=_size(block.given),
                resized="no" if block.taken[1:] == block.given[1:] else "yes",
                channels=block.taken[0],
                channels_given=block.given[0],
                parameters=count(block.parameters, localizer),
                prediction=unet_summary.prediction,
            )
        )
    return lines


def count(parameters: int, localizer: Localizer) -> str:
    """A number of parameters in short form, such as 859.5 M or 12 k."""
    if parameters >= 1_000_000:
        return localizer("drawings.millions", value=round(parameters / 1e6, 1))
    return localizer("drawings.thousands", value=round(parameters / 1e3, 1 if parameters < 10_000 else None))


def reads_words(block: Block) -> bool:
    """Whether a block attends to the prompt, which diffusers marks with "CrossAttn" in the class name."""
    return block.attentions > 0 and "CrossAttn" in block.name


def _work(block: Block, localizer: Localizer) -> str:
    """A phrase for what a block is made of."""
    words = "yes" if reads_words(block) else "no"
    return localizer(
        "drawings.work", resnets=block.resnets, attentions=block.attentions, heads=block.heads, words=words
    )


def _size(shape: tuple[int, int, int]) -> str:
    return f"{shape[1]}×{shape[2]}"


def _largest(unet_summary: UNetSummary) -> tuple[int, int]:
    """The most channels and the longest side of all feature maps."""
    shapes = [block.given for block in unet_summary.blocks]
    return max(shape[0] for shape in shapes), max(max(shape[1:]) for shape in shapes)


def _plan(unet_summary: UNetSummary, top: int) -> _Plan:
    """Lay out the blocks: rows of two, then the bottleneck in the middle below them."""
    falling = [block for block in unet_summary.blocks if block.kind in ("in", "down")]
    rising = [block for block in reversed(unet_summary.blocks) if block.kind in ("up", "out")]
    left, right, y = list[_Box](), list[_Box](), float(top)
    for row in range(max(len(falling), len(rising))):
        pair = falling[row : row + 1], rising[row : row + 1]
        height = max(_box_height(block) for side in pair for block in side)
        left += [_Box(block, MARGIN, y, MARGIN + BOX, y + height) for block in pair[0]]
        right += [_Box(block, WIDTH - MARGIN - BOX, y, WIDTH - MARGIN, y + height) for block in pair[1]]
        y += height + GAP
    mid = []
    for block in unet_summary.blocks:
        if block.kind == "mid":
            x = (WIDTH - BOX) / 2
            mid.append(_Box(block, x, y, x + BOX, y + _box_height(block)))
            y += _box_height(block) + GAP
    return _Plan(tuple(left), tuple(right), tuple(mid), round(y))


def _box_height(block: Block) -> int:
    return (3 if block.kind in ("in", "out") else 5) * line_height(SIZE) + 2 * PAD


def _draw_box(
    canvas: ImageDraw.ImageDraw, box: _Box, largest: tuple[int, int], localizer: Localizer, *, mirrored: bool
) -> None:
    """Draw a block's box: its result as a volume on the outer side, its text next to it."""
    frame = palette.AMBER if reads_words(box.block) else palette.LINE
    canvas.rounded_rectangle((box.left, box.top, box.right, box.bottom), 22, palette.TILE, frame, 4)
    centre = box.right - PAD - VOLUME / 2 if mirrored else box.left + PAD + VOLUME / 2
    _draw_volume(canvas, (centre, box.middle[1]), box.block.given, largest, box.bottom - box.top - PAD)
    room, x = BOX - VOLUME - 3 * PAD, box.left + PAD + (0 if mirrored else VOLUME + PAD)
    lines = _lines(box.block, localizer)
    y = box.middle[1] - len(lines) * line_height(SIZE) / 2
    for number, (line, colour) in enumerate(lines):
        size, bold = fitting_size([line], room, SIZE, bold=number == 0), number == 0
        text = "".join(fitted(line, room, max(size, SIZE * 2 // 3), bold=bold))
        write(canvas, (x, y + number * line_height(SIZE)), text, max(size, SIZE * 2 // 3), colour, bold=bold)


def _lines(block: Block, localizer: Localizer) -> list[tuple[str, str]]:
    """The lines of text in a block's box, each with its colour."""
    shapes = " → ".join("×".join(map(str, shape)) for shape in (block.taken, block.given))
    lines = [(block.name, palette.INK), (shapes, palette.INK)]
    if block.resnets:
        lines.append((localizer("drawings.resnets", number=block.resnets), palette.INK))
    if block.attentions:
        colour = palette.AMBER if reads_words(block) else palette.INK
        lines.append((localizer("drawings.attentions", number=block.attentions, heads=block.heads), colour))
    return [*lines, (localizer("drawings.parameters", count=count(block.parameters, localizer)), palette.MUTED)]


def _draw_volume(
    canvas: ImageDraw.ImageDraw, centre: Spot, shape: tuple[int, int, int], largest: tuple[int, int], room: float
) -> None:
    """Draw a feature map as a cuboid: height and width to scale, channels as depth."""
    front = min(VOLUME, room) - DEPTH
    depth = max(DEPTH * shape[0] / largest[0], 4)
    height, width = (max(front * side / largest[1], 8) for side in shape[1:])
    left, top = centre[0] - (width + depth) / 2, centre[1] - (height - depth) / 2
    right, bottom = left + width, top + height
    lid = [(left, top), (left + depth, top - depth), (right + depth, top - depth), (right, top)]
    side = [(right, top), (right + depth, top - depth), (right + depth, bottom - depth), (right, bottom)]
    canvas.polygon(lid, fill="#a9ccff")
    canvas.polygon(side, fill="#4a78b8")
    canvas.rectangle((left, top, right, bottom), fill=palette.BLUE)


def _draw_flow(canvas: ImageDraw.ImageDraw, plan: _Plan) -> None:
    """Draw the path of the latent: down the left side, through the bottleneck, up the right side."""
    for upper, lower in pairwise(plan.left):
        _arrow(canvas, [(upper.middle[0], upper.bottom), (lower.middle[0], lower.top)], palette.INK)
    for upper, lower in pairwise(plan.right):
        _arrow(canvas, [(lower.middle[0], lower.top), (upper.middle[0], upper.bottom)], palette.INK)
    for upper, lower in pairwise(plan.mid):
        _arrow(canvas, [(upper.middle[0], upper.bottom), (lower.middle[0], lower.top)], palette.INK)
    if not (plan.left and plan.right):
        return
    (fall, _), (rise, _) = plan.left[-1].middle, plan.right[-1].middle
    start, end = (fall - 150, plan.left[-1].bottom), (rise + 150, plan.right[-1].bottom)
    if plan.mid:
        first, last = plan.mid[0], plan.mid[-1]
        _arrow(canvas, [start, (start[0], first.middle[1]), (first.left, first.middle[1])], palette.INK)
        _arrow(canvas, [(last.right, last.middle[1]), (end[0], last.middle[1]), end], palette.INK)
    else:
        turn = max(start[1], end[1]) + GAP / 2
        _arrow(canvas, [start, (start[0], turn), (end[0], turn), end], palette.INK)


def _draw_skips(canvas: ImageDraw.ImageDraw, plan: _Plan) -> None:
    """Draw an arrow from each down block to the up block opposite, which receives its results."""
    for left, right in zip(plan.left, plan.right, strict=False):
        if left.block.kind == "down" and right.block.kind == "up":
            y = left.top + (left.bottom - left.top) * RAISED
            _arrow(canvas, [(left.right, y), (right.left, y)], palette.TEAL)


def _draw_words(canvas: ImageDraw.ImageDraw, plan: _Plan, unet_summary: UNetSummary, localizer: Localizer) -> None:
    """Draw the prompt at the top, with an arrow to each block that attends to it."""
    readers = [box for box in (*plan.left, *plan.right, *plan.mid) if reads_words(box.block)]
    if not readers:
        return
    middle, top = WIDTH / 2, plan.left[0].top
    start = middle, top + PAD  # inside the prompt's box, which is drawn over it
    for box in readers:
        y = box.bottom - (box.bottom - box.top) * RAISED
        edge = box.right if box.right < middle else box.left
        way = [(middle, y), (edge, y)] if box not in plan.mid else [(middle, box.top)]
        _arrow(canvas, [start, *way], palette.AMBER)
    chip = (middle - 130, top, middle + 130, top + 2 * line_height(SIZE) + PAD)
    canvas.rounded_rectangle(chip, 22, palette.TILE, palette.AMBER, 4)
    lines = localizer("drawings.words"), f"{unet_summary.words[0]} × {unet_summary.words[1]}"
    size = fitting_size(lines, 260 - PAD, SIZE)
    for number, line in enumerate(lines):
        place = middle, top + PAD / 2 + number * line_height(SIZE)
        write(canvas, place, line, size, palette.AMBER, align="middle")


def _draw_legend(canvas: ImageDraw.ImageDraw, y: float, localizer: Localizer) -> None:
    """Draw the legend of the arrows' colours."""
    for number, (key, colour) in enumerate(
        (("flow", palette.INK), ("skip", palette.TEAL), ("attention", palette.AMBER))
    ):
        x = MARGIN + number * (WIDTH - 2 * MARGIN) / 3
        _arrow(canvas, [(x, y + SIZE * 0.65), (x + 80, y + SIZE * 0.65)], colour)
        text, room = localizer(f"drawings.legend-{key}"), (WIDTH - 2 * MARGIN) / 3 - 130
        write(canvas, (x + 100, y), text, fitting_size([text], room, SIZE), palette.INK)


def _arrow(canvas: ImageDraw.ImageDraw, way: list[Spot], colour: str) -> None:
    """Draw an arrow along axis-parallel segments, with a head at its end."""
    (x, y), (tip_x, tip_y) = way[-2:]
    along = ((tip_x > x) - (tip_x < x), (tip_y > y) - (tip_y < y))
    back = tip_x - along[0] * 24, tip_y - along[1] * 24
    canvas.line([*way[:-1], back], fill=colour, width=STROKE, joint="curve")
    across = along[1] * 14, along[0] * 14
    wings = [(back[0] + sign * across[0], back[1] + sign * across[1]) for sign in (1, -1)]
    canvas.polygon([(tip_x, tip_y), *wings], fill=colour)
