"""Signature: what is kept of a purged picture: which frequencies of its middle are strong, their signs, and hues.

Nothing of the picture can be seen in it but blotches: the strength of a frequency isn't kept, and the hues are those of
six by six frequencies. The middle is what remains after a crop of CUT on every side.
"""

from typing import Final

import numpy
from numpy.typing import NDArray

from bot.moderation.signatures.frequencies import COUNT, FIRST, TURNS, cosines, in_order
from bot.moderation.signatures.levels import Hues, Levels, Plane

CUT: Final = 0.15
MIDDLE_SPAN: Final = numpy.array([[CUT, 1 - CUT]])
STRONG: Final = 256
"""How many frequencies are compared: the strongest ones, because the signs of weak ones change easily."""
FIRST_STRONG: Final = 48
"""How many of the FIRST are compared."""
WEAKEST: Final = 0.1
"""How strong a frequency must be, in levels of 255, to be more than noise."""
TOO_PLAIN: Final = 128
"""A picture with fewer frequencies than this is too plain: a blank sheet or a gradient, which has no copies."""
HUE_ORDER: Final = 6
FORM: Final = 2
"""The first byte of each signature. The hashes of the first form had no such byte and 32 bytes."""
SIGNATURE: Final = numpy.dtype(
    [
        ("form", "u1"),
        ("signs", "u1", (2, -(-COUNT // 8))),  # for both planes of Levels
        ("strong", "u1", (2, -(-COUNT // 8))),
        ("first_strong", "u1", (2, FIRST // 8)),
        ("hues", "i1", (HUE_ORDER**2, 2)),
    ]
)
Signatures = NDArray[numpy.void]
"""Rows of SIGNATURE."""


def signature(levels: Levels) -> bytes | None:
    """The signature of a picture; None if it is too plain."""
    rows = cosines(MIDDLE_SPAN)[0]
    made = numpy.zeros((), SIGNATURE)
    made["form"] = FORM
    for number, plane in enumerate(levels.planes):
        waves = in_order(rows @ plane @ rows.T, TURNS[0])
        strong = _strongest(waves, STRONG) & (abs(waves) >= WEAKEST)
        if strong.sum() < TOO_PLAIN:
            return None
        made["signs"][number] = numpy.packbits(waves > 0)
        made["strong"][number] = numpy.packbits(strong)
        made["first_strong"][number] = numpy.packbits(_strongest(waves[:FIRST], FIRST_STRONG))
    hues = hue_waves(levels.hues, rows, rows)
    scaled = numpy.stack([hues.real, hues.imag], 1) / max(float(abs(hues).max()), 1)
    made["hues"] = numpy.round(127 * scaled)
    return made.tobytes()


def parsed(signatures: list[bytes]) -> Signatures:
    """Signatures as rows of SIGNATURE."""
    return numpy.frombuffer(b"".join(signatures), SIGNATURE)


def hue_waves(hues: Hues, down: Plane, across: Plane) -> Hues:
    """The lowest frequencies of the hues in a part, (HUE_ORDER²,)."""
    waves = down[:HUE_ORDER].astype(hues.dtype) @ hues @ across[:HUE_ORDER].T.astype(hues.dtype)
    return waves.ravel()


def _strongest(waves: Plane, count: int) -> NDArray[numpy.bool_]:
    strengths = abs(waves)
    strongest: NDArray[numpy.bool_] = strengths >= numpy.partition(strengths, -count)[-count]
    return strongest
