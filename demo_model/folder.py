"""The finished demo model on disk: an ordinary diffusers folder, fp16 safetensors, and a list of all words it knows."""

import json
from pathlib import Path
from typing import Final

import torch
from diffusers import AutoencoderKL, DDIMScheduler, DDPMScheduler, StableDiffusionPipeline
from transformers import CLIPTokenizer

from demo_model.scenes.vocabulary import VOCABULARY
from demo_model.training.diffusion import Painter

WORDS: Final = "vocabulary.json"
"""The file with attribute → value → words, from which a bot can tell what the model knows."""


def save_folder(
    output: Path, vae: AutoencoderKL, painter: Painter, tokenizer: CLIPTokenizer, scheduler: DDPMScheduler
) -> None:
    """Save a folder for StableDiffusionPipeline.from_pretrained, with files that everyone can read."""
    pipeline = StableDiffusionPipeline(
        vae=vae,
        text_encoder=painter.text_encoder,
        tokenizer=tokenizer,
        unet=painter.unet,
        scheduler=DDIMScheduler.from_config(scheduler.config, set_alpha_to_one=False),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.to(device="cpu", dtype=torch.float16).save_pretrained(output, safe_serialization=True)
    save_vocabulary(output)
    for file in output.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)  # safetensors writes files as 0600, unreadable in a container


def save_vocabulary(output: Path) -> None:
    """Write the list of all words that the model knows, for people and programs."""
    text = json.dumps(VOCABULARY, ensure_ascii=False, indent=1)
    (output / WORDS).write_text(text + "\n", encoding="utf-8")
