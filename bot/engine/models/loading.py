"""Loading: loads a diffusers folder or hub id as a pipeline on a device, in one dtype, from safetensors only."""

from pathlib import Path
from typing import Any, Final

import diffusers
import torch
from diffusers import DiffusionPipeline
from diffusers.utils import logging as diffusers_logging
from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError
from transformers.utils import logging as transformers_logging

from bot.core.errors import ModelError
from bot.engine.models.folder import check_folder, is_hub_id, model_folder, read_config
from bot.engine.models.hub import INDEX, patterns_of

DTYPES: Final = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "StableDiffusionPipeline": {"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False},
    "StableDiffusionXLPipeline": {"feature_extractor": None, "add_watermarker": False},
}
"""Options that leave out the parts of a pipeline that Easel doesn't use."""


def available_devices() -> list[str]:
    """The devices that torch can use here, best first."""
    found = ["cuda"] if torch.cuda.is_available() else []
    return [*found, *(["mps"] if torch.backends.mps.is_available() else []), "cpu"]


def choose_device(wanted: str) -> torch.device:
    """The device for EASEL_DEVICE; raises ModelError if it isn't available."""
    available = available_devices()
    if wanted != "auto" and wanted not in available:
        raise ModelError("device.missing", device=wanted, available=", ".join(["auto", *available]))
    return torch.device(available[0] if wanted == "auto" else wanted)


def choose_dtype(wanted: str, device: torch.device) -> torch.dtype:
    """The dtype for EASEL_DTYPE; `auto` is bfloat16 on CUDA (float16 if unsupported) and float32 elsewhere."""
    if wanted != "auto":
        return DTYPES[wanted]
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16
    return torch.float32


def find_model(name: str) -> Path:
    """The checked folder of a model, downloaded if its name is a hub id; raises ModelError."""
    path = _fetch(name) if is_hub_id(name) else model_folder(name)
    check_folder(path)
    return path


def load_pipeline(path: Path, device: torch.device, dtype: torch.dtype) -> DiffusionPipeline:
    """Load the pipeline of a checked folder, every part in `dtype` on `device`; raises ModelError."""
    for library in (diffusers_logging, transformers_logging):
        library.set_verbosity_error()
        library.disable_progress_bar()
    kind = str(read_config(path, "model_index.json")["_class_name"])
    try:
        pipeline = getattr(diffusers, kind).from_pretrained(
            path, dtype=dtype, use_safetensors=True, local_files_only=True, **OPTIONS[kind]
        )
    except Exception as error:  # three libraries read it, and tokenizers raises plain Exception
        raise ModelError("model.broken", path=path, file="one of its files", reason=first_line(error)) from error
    pipeline = pipeline.to(device)
    if device.type == "cuda":  # the fastest layout for its convolutions
        pipeline.unet.to(memory_format=torch.channels_last)
        pipeline.vae.to(memory_format=torch.channels_last)
    return pipeline


def first_line(error: Exception) -> str:
    """The first line of an error's message, without the advice that libraries add below."""
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _fetch(name: str) -> Path:
    """The folder of a model from the hub, with nothing in it but what is loaded."""
    try:
        index = read_config(Path(snapshot_download(name, allow_patterns=[INDEX])), INDEX)
        return Path(snapshot_download(name, allow_patterns=patterns_of(index)))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise ModelError("model.hub", name=name, reason=first_line(error)) from error
