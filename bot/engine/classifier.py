"""Classifier: rates how unsafe finished pictures and uploads are, in batches, with a model the operator chooses.

The model is a transformers image-classification model, whose unsafe labels count, or diffusers'
StableDiffusionSafetyChecker, which only says yes or no. Only safetensors are loaded.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy
import torch
from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
from diffusers.utils import logging as diffusers_logging
from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError
from transformers import AutoImageProcessor, AutoModelForImageClassification, pipeline
from transformers.utils import logging as transformers_logging

from bot.core.errors import ModelError
from bot.engine.models.folder import is_hub_id, read_config
from bot.engine.models.hub import files_of
from bot.engine.models.loading import first_line
from bot.engine.protocol import Pixels

UNSAFE: Final = frozenset({
    "nsfw", "unsafe", "porn", "porno", "pornography", "pornographic", "hentai", "sexy", "sexual", "sex", "explicit",
    "nude", "nudity", "naked", "erotic", "erotica", "adult", "gore", "violence", "violent", "bloody", "r18", "x18",
    "questionable",
})  # fmt: skip
"""A label with any of these words is unsafe."""
NEGATING: Final = frozenset({"no", "not", "non", "safe", "sfw", "neutral", "without"})
"""Unless it also has one of these words."""
CHECKER: Final = "StableDiffusionSafetyChecker"
CLASSIFIER: Final = "ForImageClassification"
PROCESSOR: Final = "preprocessor_config.json"
Look = Callable[[Sequence[Pixels]], list[dict[str, float]]]


class Classifier:
    """Classifies pictures: the probabilities of their labels, and how unsafe each is as one number."""

    def __init__(self, look: Look) -> None:
        self._look = look

    @classmethod
    def load(cls, name: str, device: torch.device) -> "Classifier":
        """Load a classifier from a folder or hub id onto a device, in fp32; raises ModelError if it can't be used."""
        for library in (diffusers_logging, transformers_logging):
            library.set_verbosity_error()
            library.disable_progress_bar()
        path = _fetch(name) if is_hub_id(name) else Path(name).expanduser()
        kind = kind_of(name, path)
        try:
            return cls(_safety_checker(path, device) if kind == CHECKER else _classification(path, device))
        except Exception as error:  # two libraries read it, each with its own errors
            raise ModelError("model.safety", name=name, reason=first_line(error)) from error

    @torch.no_grad()
    def labels(self, pictures: Sequence[Pixels]) -> list[dict[str, float]]:
        """The probability of each label for each picture, RGB bytes (height, width, 3) of any size."""
        return self._look(pictures)

    def unsafe(self, pictures: Sequence[Pixels]) -> list[float]:
        """How unsafe each picture is, from 0 to 1; raises ValueError if the model returns NaN."""
        scores = [unsafe_score(one) for one in self.labels(pictures)]
        if not all(0 <= score <= 1 for score in scores):
            raise ValueError(f"scores {scores}")
        return scores


def unsafe_score(labels: Mapping[str, float]) -> float:
    """The summed probability of all unsafe labels, at most 1."""
    total = sum(probability for label, probability in labels.items() if is_unsafe(label))
    return 1.0 if total > 1 else total


def is_unsafe(label: str) -> bool:
    """Whether a label is unsafe, as "porn" and "NSFW_explicit" are; "safe", "sfw" and "non-nude" aren't."""
    words = set(re.findall(r"[a-z]+[0-9]*", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).lower()))
    return bool(words & UNSAFE) and not words & NEGATING


def kind_of(name: str, path: Path) -> str:
    """CHECKER or CLASSIFIER, from the folder's config; raises ModelError for anything else and for missing files."""
    try:
        config = read_config(path, "config.json")
    except ModelError as error:
        raise ModelError("model.safety", name=name, reason="its config.json is missing or damaged") from error
    if not any(path.glob("*.safetensors")):
        raise ModelError("model.safety", name=name, reason="it has no safetensors weights")
    kinds = [str(kind) for kind in config.get("architectures") or []]
    if CHECKER in kinds:
        return CHECKER
    if not any(kind.endswith(CLASSIFIER) for kind in kinds):
        raise ModelError("model.safety", name=name, reason=f"its architecture is {', '.join(kinds) or 'unknown'}")
    if not any(is_unsafe(str(label)) for label in (config.get("id2label") or {}).values()):
        raise ModelError("model.safety", name=name, reason="it has no label for unsafe pictures")
    return CLASSIFIER


def _classification(path: Path, device: torch.device) -> Look:
    model = AutoModelForImageClassification.from_pretrained(
        path, dtype=torch.float32, use_safetensors=True, local_files_only=True
    )
    load_processor: Any = AutoImageProcessor.from_pretrained
    processor = load_processor(path, local_files_only=True)
    classify: Any = pipeline("image-classification", model=model, image_processor=processor, device=device)

    def look(pictures: Sequence[Pixels]) -> list[dict[str, float]]:
        found = classify(list(pictures), top_k=model.config.num_labels, batch_size=len(pictures))
        return [{str(one["label"]): float(one["score"]) for one in answer} for answer in found]

    return look


def _safety_checker(path: Path, device: torch.device) -> Look:
    checker = StableDiffusionSafetyChecker.from_pretrained(
        path, dtype=torch.float32, use_safetensors=True, local_files_only=True
    ).to(device)
    beside = path.parent / "feature_extractor"  # where a pipeline's folder has it
    load_processor: Any = AutoImageProcessor.from_pretrained
    processor = load_processor(path if (path / PROCESSOR).is_file() else beside, local_files_only=True)

    def look(pictures: Sequence[Pixels]) -> list[dict[str, float]]:
        inputs = processor(images=list(pictures), return_tensors="pt").pixel_values.to(device)
        # it blacks out the images it flags, so it gets dummies
        _, flags = checker(clip_input=inputs, images=[numpy.zeros(1) for _ in pictures])
        return [{"nsfw": float(flag)} for flag in flags]

    return look


def _fetch(name: str) -> Path:
    try:
        return Path(snapshot_download(name, allow_patterns=[*files_of(), PROCESSOR]))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise ModelError("model.hub", name=name, reason=first_line(error)) from error
