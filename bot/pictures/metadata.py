"""Metadata: a picture's parameters inside its file, in the A1111 text form and as JSON. No time and no job id."""

import json

from PIL import Image
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

from bot.jobs import NOISE_SCHEDULES, SCHEDULERS, ImageRequest

TEXT_KEY = "parameters"
JSON_KEY = "easel"


def model_name(model: str) -> str:
    """What members may know of EASEL_MODEL: of a folder its name alone, a hub id or the demo as it is."""
    path = model.replace("\\", "/").rstrip("/")
    is_folder = path.count("/") > 1 or path.startswith(("/", ".", "~")) or path[1:2] == ":"
    return (path.rpartition("/")[2] or model) if is_folder else path


def parameters_text(request: ImageRequest, seed: int) -> str:
    """The parameters as AUTOMATIC1111's web UI writes them, which other tools read."""
    lines = [request.prompt]
    if request.negative_prompt:
        lines.append(f"Negative prompt: {request.negative_prompt}")
    facts = {
        "Steps": request.steps,
        "Sampler": SCHEDULERS[request.scheduler],
        "CFG scale": f"{request.guidance_scale:g}",
        "Seed": seed,
        "Size": f"{request.width}x{request.height}",
        "Model": model_name(request.model),
    }
    if request.noise_schedule is not None:
        facts["Noise schedule"] = NOISE_SCHEDULES[request.noise_schedule]
    if request.image is not None:
        facts["Denoising strength"] = f"{request.strength:g}"
    lines.append(", ".join(f"{key}: {value}" for key, value in facts.items()))
    return "\n".join(lines)


def parameters_json(request: ImageRequest, seed: int) -> str:
    """The parameters as JSON; width and height are the painted ones, before any enlargement."""
    facts: dict[str, object] = {
        "prompt": request.prompt,
        "negative_prompt": request.negative_prompt,
        "width": request.width,
        "height": request.height,
        "steps": request.steps,
        "guidance_scale": request.guidance_scale,
        "scheduler": request.scheduler,
        "seed": seed,
        "model": model_name(request.model),
    }
    if request.noise_schedule is not None:
        facts["noise_schedule"] = request.noise_schedule
    if request.image is not None:
        facts |= {"image": request.image, "strength": request.strength}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def png_info(request: ImageRequest, seed: int) -> PngInfo:
    """Both forms as PNG text chunks."""
    info = PngInfo()
    info.add_itxt(TEXT_KEY, parameters_text(request, seed))
    info.add_itxt(JSON_KEY, parameters_json(request, seed))
    return info


def carried_png(opened: Image.Image) -> PngInfo:
    """What a PNG says of itself, for another PNG."""
    info = PngInfo()
    for key in (TEXT_KEY, JSON_KEY):
        if key in opened.info:
            info.add_itxt(key, str(opened.info[key]))
    return info


def carried_exif(opened: Image.Image) -> Image.Exif:
    """What a PNG says of itself, for formats without text chunks.

    As AUTOMATIC1111's web UI keeps it there, the text is the Exif user comment; the JSON is the image's description.
    """
    exif = Image.Exif()
    if TEXT_KEY in opened.info:
        comment = b"UNICODE\0" + str(opened.info[TEXT_KEY]).encode("utf-16-be")
        exif.get_ifd(IFD.Exif)[Base.UserComment] = comment
    if JSON_KEY in opened.info:
        exif[Base.ImageDescription] = json.dumps(json.loads(opened.info[JSON_KEY]))  # Exif's texts are ASCII
    return exif
