"""Inscription: a picture's parameters in its file, as A1111 text and as JSON, without time or job id.

The file also has a label that says that the picture was generated: IPTC's digital source type, see
https://iptc.org/standards/photo-metadata/.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

from bot.core.request import ImageRequest
from bot.core.samplers import NOISE_SCHEDULES, SCHEDULERS
from bot.pictures.metadata.infotext import NEGATIVE, facts_line
from bot.pictures.metadata.notes import COMMENT, DESCRIPTION, USER_COMMENT, XMP, notes_of

TEXT_KEY: Final = "parameters"
JSON_KEY: Final = "easel"
GENERATED: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
LABEL: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    f' Iptc4xmpExt:DigitalSourceType="{GENERATED}"/></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)
"""An XMP packet that says a trained algorithm made the picture."""
MARK: Final = facts_line({"Digital source type": GENERATED})
"""The label as a fact in the text."""
MAX_EXIF: Final = 65_000
"""The most bytes of Exif that fit in a JPEG."""


@dataclass(frozen=True, slots=True)
class Inscription:
    """What a file says about its picture: A1111 `text`, `facts` as JSON, and whether it is labelled as generated."""

    text: str = ""
    facts: str = ""
    generated: bool = False


def inscription_of(request: ImageRequest) -> Inscription:
    """The inscription for a request with one picture."""
    return Inscription(parameters_text(request), parameters_json(request), generated=True)


def read_inscription(opened: Image.Image) -> Inscription:
    """The inscription in a file of any format, to copy into another file of the picture."""
    notes = notes_of(opened)
    text = notes.get(TEXT_KEY) or notes.get(USER_COMMENT) or notes.get(COMMENT, "")
    facts = notes.get(JSON_KEY) or notes.get(DESCRIPTION, "")
    facts = facts if facts.startswith("{") else ""
    return Inscription(text, facts, generated=bool(facts) or GENERATED in notes.get(XMP, "") + text)


def save_options(kind: str, told: Inscription) -> dict[str, Any]:
    """The options for Pillow's save that write an inscription into a PNG, WEBP, JPEG or GIF.

    Formats without text chunks get the text as the Exif user comment, as AUTOMATIC1111's web UI does, and the JSON as
    the image description. A JPEG without space for both keeps only the text. A GIF only has a comment, so there the
    label becomes a fact in the text.
    """
    if kind == "PNG":
        return {"pnginfo": _chunks(told)}
    if kind == "GIF":
        comment = told.text if not told.generated or GENERATED in told.text else f"{told.text}, {MARK}"
        return {"comment": comment.encode()} if told.text else {}
    exif = _exif(told)
    if kind == "JPEG" and len(exif.tobytes()) > MAX_EXIF:
        exif = _exif(Inscription(told.text))
    return {"exif": exif} | ({"xmp": LABEL.encode()} if told.generated else {})


def _chunks(told: Inscription) -> PngInfo:
    info = PngInfo()
    for key, value in ((TEXT_KEY, told.text), (JSON_KEY, told.facts), (XMP, LABEL if told.generated else "")):
        if value:
            info.add_itxt(key, value)
    return info


def _exif(told: Inscription) -> Image.Exif:
    exif = Image.Exif()
    if told.text:
        exif.get_ifd(IFD.Exif)[Base.UserComment] = b"UNICODE\0" + told.text.encode("utf-16-be")
    if told.facts:
        exif[Base.ImageDescription] = _ascii(told.facts)
    return exif


def _ascii(facts: str) -> str:
    """JSON with non-ASCII characters escaped, because Exif texts are ASCII."""
    return "".join(char if char.isascii() else json.dumps(char)[1:-1] for char in facts)


def model_name(model: str) -> str:
    """The part of EASEL_MODEL that members may see: a folder's name without its path; a hub id or "demo" unchanged."""
    path = model.replace("\\", "/").rstrip("/")
    is_folder = path.count("/") > 1 or path.startswith(("/", ".", "~")) or path[1:2] == ":"
    return (path.rpartition("/")[2] or model) if is_folder else path


def parameters_text(request: ImageRequest) -> str:
    """The parameters of a request with one picture in AUTOMATIC1111's format, which other tools read."""
    lines = [request.prompt]
    if request.negative_prompt:
        lines.append(f"{NEGATIVE} {request.negative_prompt}")
    facts: dict[str, object] = {
        "Steps": request.steps,
        "Sampler": SCHEDULERS[request.scheduler],
        "CFG scale": f"{request.guidance_scale:g}",
        "Seed": request.seed,
        "Size": f"{request.width}x{request.height}",
        "Model": model_name(request.model),
    }
    if request.noise_schedule is not None:
        facts["Noise schedule"] = NOISE_SCHEDULES[request.noise_schedule]
    if request.image is not None:
        facts["Denoising strength"] = f"{request.strength:g}"
    if request.template:
        facts["Template"] = request.template
    return "\n".join([*lines, facts_line(facts)])


def parameters_json(request: ImageRequest) -> str:
    """The parameters of a request with one picture as JSON; width and height are the painted ones, never enlarged."""
    facts: dict[str, object] = {
        "prompt": request.prompt,
        "negative_prompt": request.negative_prompt,
        "width": request.width,
        "height": request.height,
        "steps": request.steps,
        "guidance_scale": request.guidance_scale,
        "scheduler": request.scheduler,
        "seed": request.seed,
        "model": model_name(request.model),
    }
    if request.noise_schedule is not None:
        facts["noise_schedule"] = request.noise_schedule
    if request.image is not None:
        facts |= {"image": request.image, "strength": request.strength}
    if request.template:
        facts["template"] = request.template
    return written(facts)


def written(facts: Mapping[str, object]) -> str:
    """Facts in the form of our JSON."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)
