"""Architectures: models with random weights, since trained weights would take the same time."""

import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    DiffusionPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from bot.core.model_info import ModelInfo
from bot.engine.models.model import Model
from bot.engine.preview import linear_previewer
from demo_model.tokenizer import train_tokenizer

SCHEDULER = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "clip_sample": False,
    "set_alpha_to_one": False,
    "steps_offset": 1,
}
"""Stable Diffusion's scheduler config."""


def narrow() -> Model:
    """Stable Diffusion 1.5's topology, so narrow that launching its operations takes longer than running them.

    It has channels (32, 64, 128, 128) instead of (320, 640, 1280, 1280), and latents of 8² instead of 64². On a GPU,
    the full-size U-Net is launch-bound too: about 985 operations a call, 18 ms to launch, 2 ms to compute.
    """
    words = tokenizer()
    unet = UNet2DConditionModel(
        sample_size=8, block_out_channels=(32, 64, 128, 128), cross_attention_dim=64, attention_head_dim=8
    )
    text = CLIPTextModel(text_config(words, width=64, layers=2, heads=2))
    return loaded(sd_pipeline(words, text, unet, narrow_vae()), "narrow", 64)


def narrow_xl() -> Model:
    """SDXL's topology, narrow and small for the same reason, with fewer transformer layers."""
    words = tokenizer()
    unet = xl_unet(8, (32, 64, 128), (1, 1, 2), attention_head_dim=8, cross_attention_dim=96, text=64)
    text = CLIPTextModel(text_config(words, width=32, layers=2, heads=2))
    other = CLIPTextModelWithProjection(text_config(words, width=64, layers=2, heads=2))
    return loaded(xl_pipeline(words, text, other, unet, narrow_vae()), "narrow-xl", 64)


def sd15(device: torch.device, dtype: torch.dtype) -> Model:
    """Stable Diffusion 1.5 at full size."""
    words = tokenizer()
    with device:  # draw the weights on the device: on a CPU, drawing them takes longer than measuring
        unet = UNet2DConditionModel(sample_size=64, cross_attention_dim=768, attention_head_dim=8)
        text = CLIPTextModel(text_config(words, width=768, layers=12, heads=12))
        vae = full_vae(512, 0.18215)
    return loaded(placed(sd_pipeline(words, text, unet, vae), device, dtype), "sd15", 512)


def sdxl(device: torch.device, dtype: torch.dtype) -> Model:
    """SDXL at full size."""
    words = tokenizer()
    with device:
        unet = xl_unet(128, (320, 640, 1280), (1, 2, 10), attention_head_dim=(5, 10, 20), cross_attention_dim=2048)
        text = CLIPTextModel(text_config(words, width=768, layers=12, heads=12))
        other = CLIPTextModelWithProjection(text_config(words, width=1280, layers=32, heads=20))
        vae = full_vae(1024, 0.13025)
    return loaded(placed(xl_pipeline(words, text, other, unet, vae), device, dtype), "sdxl", 1024)


def xl_unet(
    side: int,
    channels: tuple[int, int, int],
    layers: tuple[int, int, int],
    attention_head_dim: int | tuple[int, int, int],
    cross_attention_dim: int,
    text: int = 1280,
) -> UNet2DConditionModel:
    """A U-Net with SDXL's topology. `text` is the width of the pooled text; the six sizes are embedded beside it."""
    return UNet2DConditionModel(
        sample_size=side,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        block_out_channels=channels,
        transformer_layers_per_block=layers,
        attention_head_dim=attention_head_dim,
        cross_attention_dim=cross_attention_dim,
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=256,
        projection_class_embeddings_input_dim=6 * 256 + text,
    )


def tokenizer() -> CLIPTokenizer:
    """A small tokenizer, since the size of the vocabulary doesn't affect the time."""
    return train_tokenizer(["a red cat on the snow", "a blue boat by day"], vocab_size=600)


def text_config(words: CLIPTokenizer, width: int, layers: int, heads: int) -> CLIPTextConfig:
    """The config of a text encoder."""
    return CLIPTextConfig(
        vocab_size=len(words),
        hidden_size=width,
        intermediate_size=4 * width,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        projection_dim=width,
        bos_token_id=words.bos_token_id,
        eos_token_id=words.eos_token_id,
        pad_token_id=words.pad_token_id,
    )


def narrow_vae() -> AutoencoderKL:
    """A narrow VAE with Stable Diffusion's topology."""
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=(8, 8, 16, 16),
        norm_num_groups=4,
        sample_size=64,
    )


def full_vae(side: int, scaling_factor: float) -> AutoencoderKL:
    """The VAE of Stable Diffusion and of SDXL."""
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=(128, 256, 512, 512),
        layers_per_block=2,
        sample_size=side,
        scaling_factor=scaling_factor,
    )


def sd_pipeline(
    words: CLIPTokenizer, text: CLIPTextModel, unet: UNet2DConditionModel, vae: AutoencoderKL
) -> StableDiffusionPipeline:
    """The parts as a Stable Diffusion pipeline."""
    return StableDiffusionPipeline(
        vae=vae,
        text_encoder=text,
        tokenizer=words,
        unet=unet,
        scheduler=DDIMScheduler(**SCHEDULER),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def xl_pipeline(
    words: CLIPTokenizer,
    text: CLIPTextModel,
    other: CLIPTextModelWithProjection,
    unet: UNet2DConditionModel,
    vae: AutoencoderKL,
) -> StableDiffusionXLPipeline:
    """The parts as an SDXL pipeline."""
    return StableDiffusionXLPipeline(
        vae=vae,
        text_encoder=text,
        text_encoder_2=other,
        tokenizer=words,
        tokenizer_2=words,
        unet=unet,
        scheduler=DDIMScheduler(**SCHEDULER),
        add_watermarker=False,
    )


def placed(pipeline: DiffusionPipeline, device: torch.device, dtype: torch.dtype) -> DiffusionPipeline:
    """Move a pipeline to a device, with the memory layout that bot.engine.models.loading gives it there."""
    pipeline = pipeline.to(device, dtype)
    if device.type == "cuda":
        pipeline.unet.to(memory_format=torch.channels_last)
        pipeline.vae.to(memory_format=torch.channels_last)
    return pipeline


def loaded(pipeline: DiffusionPipeline, name: str, native: int) -> Model:
    """The pipeline as a Model for the engine."""
    for part in pipeline.components.values():
        if isinstance(part, torch.nn.Module):
            part.eval()
    pipeline.set_progress_bar_config(disable=True)
    info = ModelInfo(name, native, 8, steps=25, guidance_scale=7.0, scheduler="dpm++_2m")
    return Model(pipeline, info, linear_previewer(pipeline.vae, native, None))
