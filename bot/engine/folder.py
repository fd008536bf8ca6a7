"""A model folder on disk: found, checked file by file, and described, without loading it. Imports no torch."""

import json
from pathlib import Path
from typing import Final

from safetensors import SafetensorError, safe_open

from bot.engine.protocol import Config
from bot.errors import ModelError
from bot.jobs import NOISE_SCHEDULES
from bot.modelinfo import ModelInfo

PARTS: Final = {
    "StableDiffusionPipeline": ("unet", "vae", "text_encoder"),
    "StableDiffusionXLPipeline": ("unet", "vae", "text_encoder", "text_encoder_2"),
}
"""The kinds of pipelines that are painted with, and their parts that have weights."""
TOKENIZERS: Final = {"text_encoder": "tokenizer", "text_encoder_2": "tokenizer_2"}
DEMO_FOLDER: Final = Path(__file__).parent.parent / "demo" / "weights"
DEMO: Final = "demo"
DEMO_NATIVE: Final = 64
DEMO_LEAST_STEPS: Final = {"heun": 15, "pndm": 40}
"""Measured, see docs/demo-model.md: with fewer these two paint wrong colours, or no scene at all."""
FAMILIES: Final = {768: "sd1", 1024: "sd2", 2048: "sdxl"}
UNFIT: Final = {"sample": frozenset({"pndm", "euler_a"})}
"""diffusers' own classes of these samplers refuse models with this prediction type."""


def is_hub_id(name: str) -> bool:
    """Whether a model name that is no folder here looks like "owner/name" on the hub."""
    return name != DEMO and not Path(name).exists() and name.count("/") == 1 and not name.startswith((".", "/", "~"))


def model_folder(name: str) -> Path:
    """Where a model that is not on the hub lies; raises ModelError where there is nothing."""
    if name == DEMO and not DEMO_FOLDER.is_dir():
        raise ModelError("model.demo", path=DEMO_FOLDER)
    path = DEMO_FOLDER if name == DEMO else Path(name).expanduser()
    if not path.is_dir():
        raise ModelError("model.missing", path=path)
    return path


def check_folder(path: Path) -> None:
    """Raise ModelError naming the first file that is missing, damaged or of the wrong kind."""
    kind = str(read_config(path, "model_index.json").get("_class_name"))
    if kind not in PARTS:
        raise ModelError("model.kind", path=path, kind=kind)
    read_config(path, "scheduler/scheduler_config.json")
    for part in PARTS[kind]:
        read_config(path, f"{part}/config.json")
        check_weights(path, part)
    for tokenizer in [TOKENIZERS[part] for part in PARTS[kind] if part in TOKENIZERS]:
        if not any((path / tokenizer / name).is_file() for name in ("tokenizer.json", "vocab.json")):
            raise ModelError("model.file", path=path, file=f"{tokenizer}/tokenizer.json")


def check_weights(path: Path, part: str) -> None:
    """Raise ModelError unless the part has safetensors weights whose headers fit their files."""
    files = sorted((path / part).glob("*.safetensors"))
    if not files and any((path / part).glob("*.bin")):
        raise ModelError("model.pickle", path=path, part=part)
    if not files:
        name = "model" if part in TOKENIZERS else "diffusion_pytorch_model"
        raise ModelError("model.file", path=path, file=f"{part}/{name}.safetensors")
    for file in files:
        try:
            with safe_open(file, framework="numpy"):
                pass
        except (SafetensorError, OSError) as error:
            name = str(file.relative_to(path))
            raise ModelError("model.broken", path=path, file=name, reason=error) from error


def read_config(path: Path, name: str) -> Config:
    """A JSON file of the folder; raises ModelError naming it."""
    try:
        config = json.loads((path / name).read_text(encoding="utf-8"))
        if not isinstance(config, dict):
            raise ValueError("it is no JSON object")
    except FileNotFoundError as error:
        raise ModelError("model.file", path=path, file=name) from error
    except (OSError, ValueError) as error:
        raise ModelError("model.broken", path=path, file=name, reason=error) from error
    return config


def describe(name: str, path: Path) -> ModelInfo:
    """What the model of a checked folder can paint, read from its configs."""
    unet, vae = read_config(path, "unet/config.json"), read_config(path, "vae/config.json")
    factor = 2 ** (len(vae["block_out_channels"]) - 1)
    native = int(unet["sample_size"]) * factor
    multiple = factor * 2 ** (len(unet["block_out_channels"]) - 1)
    small = native <= 2 * DEMO_NATIVE
    scheduler = read_config(path, "scheduler/scheduler_config.json")
    return ModelInfo(
        name,
        native,
        multiple if small else 8,
        steps=20 if small else 25,
        guidance_scale=4.0 if small else 7.0,
        scheduler="dpm++_2m",
        least_steps=DEMO_LEAST_STEPS if name == DEMO else {},
        family=family(unet),
        unfit=UNFIT.get(str(scheduler.get("prediction_type")), frozenset()),
        # betas that a model was trained with, one by one, leave no schedule to choose
        noise_schedules=() if scheduler.get("trained_betas") else tuple(NOISE_SCHEDULES),
    )


def family(unet: Config) -> str:
    """The family of a U-Net, by the width of the text encoder's states that it attends to."""
    widths = unet["cross_attention_dim"]
    return FAMILIES.get(int(widths[0] if isinstance(widths, list) else widths), "small")


def quick_info(name: str) -> ModelInfo:
    """What a model can paint, before it is loaded: from its checked folder, or for one on the hub the usual values."""
    if is_hub_id(name):
        return ModelInfo(name, 512, 8, steps=25, guidance_scale=7.0, scheduler="dpm++_2m")
    path = model_folder(name)
    check_folder(path)
    return describe(name, path)
