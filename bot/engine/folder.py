"""A model folder on disk: found, checked file by file, and described, without loading it. Imports no torch."""

import json
from pathlib import Path
from typing import Final

from safetensors import SafetensorError, safe_open

from bot.engine.protocol import Config
from bot.errors import ModelError
from bot.modelinfo import ModelInfo

PARTS: Final = ("unet", "vae", "text_encoder")
KIND: Final = "StableDiffusionPipeline"
DEMO_FOLDER: Final = Path(__file__).parent.parent / "demo" / "weights"
DEMO: Final = "demo"
DEMO_NATIVE: Final = 64
DEMO_LEAST_STEPS: Final = {"heun": 15, "pndm": 40}
"""Measured, see docs/demo-model.md: with fewer these two paint wrong colours, or no scene at all."""


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
    if kind != KIND:
        raise ModelError("model.kind", path=path, kind=kind)
    for part in (*PARTS, "scheduler"):
        read_config(path, f"{part}/{'scheduler_config' if part == 'scheduler' else 'config'}.json")
    if not any((path / "tokenizer" / name).is_file() for name in ("tokenizer.json", "vocab.json")):
        raise ModelError("model.file", path=path, file="tokenizer/tokenizer.json")
    for part in PARTS:
        check_weights(path, part)


def check_weights(path: Path, part: str) -> None:
    """Raise ModelError unless the part has safetensors weights whose headers fit their files."""
    files = sorted((path / part).glob("*.safetensors"))
    if not files and any((path / part).glob("*.bin")):
        raise ModelError("model.pickle", path=path, part=part)
    if not files:
        name = "model" if part == "text_encoder" else "diffusion_pytorch_model"
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
    if native <= 2 * DEMO_NATIVE:
        least = DEMO_LEAST_STEPS if name == DEMO else {}
        return ModelInfo(name, native, multiple, 20, 4.0, "dpm++_2m", least)
    return ModelInfo(name, native, 8, steps=25, guidance_scale=7.0, scheduler="dpm++_2m")


def quick_info(name: str) -> ModelInfo:
    """What a model can paint, before it is loaded: from its checked folder, or for one on the hub the usual values."""
    if is_hub_id(name):
        return ModelInfo(name, 512, 8, steps=25, guidance_scale=7.0, scheduler="dpm++_2m")
    path = model_folder(name)
    check_folder(path)
    return describe(name, path)
