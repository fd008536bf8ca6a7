"""Model folder: finds a model on disk, checks its files and describes it without loading it. Imports no torch."""

import json
from pathlib import Path
from typing import Any, Final

from safetensors import SafetensorError, safe_open

from bot.core.errors import ModelError
from bot.core.model_info import ModelInfo
from bot.core.samplers import NOISE_SCHEDULES
from bot.core.vocabulary import Vocabulary
from bot.engine.protocol import Config
from demo_model import WEIGHTS

PARTS: Final = {
    "StableDiffusionPipeline": ("unet", "vae", "text_encoder"),
    "StableDiffusionXLPipeline": ("unet", "vae", "text_encoder", "text_encoder_2"),
}
"""The supported pipelines, and their parts that have weights."""
TOKENIZERS: Final = {"text_encoder": "tokenizer", "text_encoder_2": "tokenizer_2"}
UNET: Final = "unet/config.json"
VAE: Final = "vae/config.json"
SCHEDULER: Final = "scheduler/scheduler_config.json"
VOCABULARY: Final = "vocabulary.json"
"""An optional file: attribute → meaning → words. Members of a bot with such a model are told what it knows."""
DEMO: Final = "demo"
DEMO_NATIVE: Final = 64
DEMO_LEAST_STEPS: Final = {"heun": 15, "pndm": 40}
"""With fewer steps, these two paint wrong colours or no scene at all (measured, see docs/demo-model.md)."""
UNFIT: Final = {"sample": frozenset({"pndm", "euler_a"})}
"""Samplers whose diffusers classes refuse models with this prediction type."""


def is_hub_id(name: str) -> bool:
    """Whether a name looks like "owner/name" on the hub and isn't a local folder."""
    return name != DEMO and not Path(name).exists() and name.count("/") == 1 and not name.startswith((".", "/", "~"))


def model_folder(name: str) -> Path:
    """The folder of a local model; raises ModelError if it doesn't exist."""
    if name == DEMO and not WEIGHTS.is_dir():
        raise ModelError("model.demo", path=WEIGHTS)
    path = WEIGHTS if name == DEMO else Path(name).expanduser()
    if not path.is_dir():
        raise ModelError("model.missing", path=path)
    return path


def check_folder(path: Path) -> None:
    """Raise ModelError for the first file that is missing, damaged or of the wrong kind."""
    kind = str(read_config(path, "model_index.json").get("_class_name"))
    if kind not in PARTS:
        raise ModelError("model.kind", path=path, kind=kind)
    if not isinstance(read_config(path, SCHEDULER).get("_class_name"), str):
        raise _broken(path, SCHEDULER, "it has no _class_name")
    for part in PARTS[kind]:
        read_config(path, f"{part}/config.json")
        check_weights(path, part)
    describe(str(path), path)
    _numbers(path, UNET, "cross_attention_dim")  # without it, the U-Net has no cross-attention to the prompt
    for tokenizer in [TOKENIZERS[part] for part in PARTS[kind] if part in TOKENIZERS]:
        check_tokenizer(path, tokenizer)


def check_weights(path: Path, part: str) -> None:
    """Raise ModelError unless the part has intact safetensors weights, in one file or in shards."""
    name = f"{part}/{'model' if part in TOKENIZERS else 'diffusion_pytorch_model'}.safetensors"
    shards = [name]
    if not (path / name).is_file() and (path / f"{name}.index.json").is_file():
        shards = _shards(path, part, f"{name}.index.json")
    for shard in shards:
        if not (path / shard).is_file():
            raise _no_weights(path, part, shard)
        try:
            with safe_open(path / shard, framework="numpy"):
                pass
        except (SafetensorError, OSError) as error:
            raise _broken(path, shard, error) from error


def _shards(path: Path, part: str, index: str) -> list[str]:
    files = read_config(path, index).get("weight_map")
    if not isinstance(files, dict) or not files or not all(isinstance(file, str) for file in files.values()):
        raise _broken(path, index, "it has no weight_map")
    return sorted({f"{part}/{file}" for file in files.values()})


def _no_weights(path: Path, part: str, file: str) -> ModelError:
    """The error for missing weights, which mentions what is there instead."""
    variants = sorted((path / part).glob("*.safetensors"))
    if not variants and any((path / part).glob("*.bin")):
        return ModelError("model.pickle", path=path, part=part)
    stem = Path(file).stem
    found = next((other.name for other in variants if other.name.startswith(f"{stem}.")), None)
    if found is not None:
        return ModelError("model.variant", path=path, file=file, found=f"{part}/{found}")
    return ModelError("model.file", path=path, file=file)


def check_tokenizer(path: Path, name: str) -> None:
    """Raise ModelError unless the tokenizer can be read, from tokenizer.json or from vocab.json and merges.txt."""
    if (path / name / "tokenizer_config.json").is_file():
        read_config(path, f"{name}/tokenizer_config.json")
    if (path / name / "tokenizer.json").is_file() or not (path / name / "vocab.json").is_file():
        read_config(path, f"{name}/tokenizer.json")
        return
    read_config(path, f"{name}/vocab.json")
    if not (path / name / "merges.txt").is_file():
        raise ModelError("model.file", path=path, file=f"{name}/merges.txt")


def read_config(path: Path, name: str) -> Config:
    """The JSON object in a file of the folder; raises ModelError with the file's name."""
    try:
        config = json.loads((path / name).read_text(encoding="utf-8"))
        if not isinstance(config, dict):
            raise ValueError("it isn't a JSON object")
    except FileNotFoundError as error:
        raise ModelError("model.file", path=path, file=name) from error
    except (OSError, ValueError, RecursionError) as error:
        raise _broken(path, name, error) from error
    return config


def _broken(path: Path, name: str, reason: object) -> ModelError:
    return ModelError("model.broken", path=path, file=name, reason=reason)


def describe(name: str, path: Path) -> ModelInfo:
    """What a folder's model can paint, read from its configs; raises ModelError if they are incomplete."""
    factor = 2 ** (len(_numbers(path, VAE, "block_out_channels")) - 1)
    native = _numbers(path, UNET, "sample_size")[0] * factor
    multiple = factor * 2 ** (len(_numbers(path, UNET, "block_out_channels")) - 1)
    small = native <= 2 * DEMO_NATIVE
    scheduler = read_config(path, SCHEDULER)
    return ModelInfo(
        name,
        native,
        multiple if small else 8,
        steps=20 if small else 25,
        guidance_scale=4.0 if small else 7.0,
        scheduler="dpm++_2m",
        least_steps=DEMO_LEAST_STEPS if name == DEMO else {},
        unfit=UNFIT.get(str(scheduler.get("prediction_type")), frozenset()),
        # a model with trained betas has no schedule to choose
        noise_schedules=() if scheduler.get("trained_betas") else tuple(NOISE_SCHEDULES),
        vocabulary=read_vocabulary(path),
    )


def read_vocabulary(path: Path) -> Vocabulary | None:
    """All words that the folder's model knows, or None without a list; raises ModelError for a damaged one."""
    if not (path / VOCABULARY).exists():
        return None
    try:
        return Vocabulary.parse(read_config(path, VOCABULARY))
    except ValueError as error:
        raise _broken(path, VOCABULARY, error) from error


def _numbers(path: Path, file: str, key: str) -> list[int]:
    """A positive integer of a config, or a list of them, as a list; raises ModelError for anything else."""
    given: Any = read_config(path, file).get(key)
    numbers: list[int] = given if isinstance(given, list) else [given]
    if not numbers or not all(type(number) is int and number > 0 for number in numbers):
        raise _broken(path, file, f"its {key} is {given}" if given is not None else f"it has no {key}")
    return numbers


def quick_info(name: str) -> ModelInfo:
    """What a model can paint, before it is loaded: from its checked folder, or typical values for a hub id."""
    if is_hub_id(name):
        return ModelInfo(name, 512, 8, steps=25, guidance_scale=7.0, scheduler="dpm++_2m")
    path = model_folder(name)
    check_folder(path)
    return describe(name, path)
