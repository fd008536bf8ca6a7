"""Tiny models with random weights: Stable Diffusion 1.x's and SDXL's forms, small enough to paint in milliseconds."""

from pathlib import Path

import torch
from diffusers import (
    AutoencoderKL,
    AutoencoderTiny,
    DDIMScheduler,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from demo_model.tokenizer import train_tokenizer

NATIVE = 64
WIDTH = 32


def tokenizer() -> CLIPTokenizer:
    return train_tokenizer(["a red cat on the snow", "a blue boat by day"], vocab_size=560)


def text_config(words: CLIPTokenizer, layers: int) -> CLIPTextConfig:
    return CLIPTextConfig(
        vocab_size=len(words),
        hidden_size=WIDTH,
        intermediate_size=2 * WIDTH,
        num_hidden_layers=layers,
        num_attention_heads=2,
        max_position_embeddings=77,
        projection_dim=WIDTH,
        bos_token_id=words.bos_token_id,
        eos_token_id=words.eos_token_id,
        pad_token_id=words.pad_token_id,
    )


def autoencoder() -> AutoencoderKL:
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 3,
        up_block_types=("UpDecoderBlock2D",) * 3,
        block_out_channels=(8, 16, 16),
        norm_num_groups=4,
        sample_size=NATIVE,
    ).eval()


def unet(**options: object) -> UNet2DConditionModel:
    shape = {
        "sample_size": NATIVE // 4,
        "down_block_types": ("CrossAttnDownBlock2D", "DownBlock2D"),
        "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D"),
        "block_out_channels": (16, 32),
        "layers_per_block": 1,
        "cross_attention_dim": WIDTH,
        "attention_head_dim": 4,
        "norm_num_groups": 8,
    }
    return UNet2DConditionModel(**(shape | options)).eval()


def scheduler(**options: object) -> DDIMScheduler:
    """Configured as Stable Diffusion's own."""
    shape = {
        "beta_start": 0.00085,
        "beta_end": 0.012,
        "beta_schedule": "scaled_linear",
        "steps_offset": 1,
        "clip_sample": False,
        "set_alpha_to_one": False,
    }
    return DDIMScheduler(**(shape | options))


def save_sd(path: Path, unet_options: dict[str, object] | None = None, **scheduler_options: object) -> Path:
    """A Stable Diffusion folder."""
    with torch.random.fork_rng():
        torch.manual_seed(4)
        words = tokenizer()
        StableDiffusionPipeline(
            vae=autoencoder(),
            text_encoder=CLIPTextModel(text_config(words, 2)),
            tokenizer=words,
            unet=unet(**(unet_options or {})),
            scheduler=scheduler(**scheduler_options),
            safety_checker=None,
            feature_extractor=None,
            requires_safety_checker=False,
        ).save_pretrained(path)
    return path


def save_xl(path: Path) -> Path:
    """An SDXL folder: two text encoders, pooled states and sizes."""
    with torch.random.fork_rng():
        torch.manual_seed(5)
        words = tokenizer()
        StableDiffusionXLPipeline(
            vae=autoencoder(),
            text_encoder=CLIPTextModel(text_config(words, 2)),
            text_encoder_2=CLIPTextModelWithProjection(text_config(words, 3)),
            tokenizer=words,
            tokenizer_2=words,
            unet=unet(
                cross_attention_dim=2 * WIDTH,
                transformer_layers_per_block=(1, 2),
                addition_embed_type="text_time",
                addition_time_embed_dim=8,
                projection_class_embeddings_input_dim=6 * 8 + WIDTH,
            ),
            scheduler=scheduler(),
            add_watermarker=False,
        ).save_pretrained(path)
    return path


def save_taesd(path: Path, latent_channels: int = 4) -> Path:
    """An AutoencoderTiny folder, for previews."""
    with torch.random.fork_rng():
        torch.manual_seed(6)
        AutoencoderTiny(
            encoder_block_out_channels=(8, 8, 8),
            decoder_block_out_channels=(8, 8, 8),
            num_encoder_blocks=(1, 1, 1),
            num_decoder_blocks=(1, 1, 1),
            latent_channels=latent_channels,
        ).save_pretrained(path)
    return path
