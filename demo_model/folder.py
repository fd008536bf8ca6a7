"""The finished demo model on disk: an ordinary diffusers folder, fp16 safetensors."""

from pathlib import Path

import torch
from diffusers import AutoencoderKL, DDIMScheduler, DDPMScheduler, StableDiffusionPipeline
from transformers import CLIPTokenizer

from demo_model.training.diffusion import Painter


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
    for file in output.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)  # safetensors writes files as 0600, unreadable in a container
