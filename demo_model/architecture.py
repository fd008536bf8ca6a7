"""The demo model's parts: its autoencoder, U-Net and text encoder, and the noise schedules that were compared."""

import itertools
import math
from typing import Final, Literal

from diffusers import AutoencoderKL, DDPMScheduler, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from demo_model.tokenizer import CONTEXT

Schedule = Literal["linear", "scaled_linear", "cosine"]
Prediction = Literal["epsilon", "v_prediction"]

LATENT_CHANNELS: Final = 4
VAE_FACTOR: Final = 4
"""Pixels along one side of a latent."""
TEXT_WIDTH: Final = 128
TRAIN_TIMESTEPS: Final = 1000
SIGMA_MAX: Final = 100.0
"""The cosine schedule ends at this noise-to-signal ratio instead of 20,000, which some samplers can't step from."""


def make_autoencoder() -> AutoencoderKL:
    """The VAE: RGB (B, 3, H, W) in -1…1 to latents (B, 4, H/4, W/4) and back; 0.8 million parameters."""
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 3,
        up_block_types=("UpDecoderBlock2D",) * 3,
        block_out_channels=(24, 48, 64),
        layers_per_block=1,
        latent_channels=LATENT_CHANNELS,
        norm_num_groups=8,
        sample_size=64,
    )


def make_unet() -> UNet2DConditionModel:
    """The U-Net: cross-attention at 16² and 8², ResNet blocks at 4², a bottleneck with both; 6.3 million parameters.

    Besides the cross-attention, the pooled caption ("text", an attention pooling) is added to the timestep, and so
    scales and shifts every ResNet block. In a trial, that alone got sky and ground right within 200 steps.
    """
    return UNet2DConditionModel(
        sample_size=16,
        in_channels=LATENT_CHANNELS,
        out_channels=LATENT_CHANNELS,
        down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
        mid_block_type="UNetMidBlock2DCrossAttn",
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
        block_out_channels=(64, 128, 128),
        layers_per_block=1,
        cross_attention_dim=TEXT_WIDTH,
        attention_head_dim=4,  # diffusers' historical name: this is the number of heads
        norm_num_groups=16,
        resnet_time_scale_shift="scale_shift",
        addition_embed_type="text",
        addition_embed_type_num_heads=4,
    )


def make_text_encoder(tokenizer: CLIPTokenizer) -> CLIPTextModel:
    """A three-layer CLIP text encoder: token ids (B, 77) to states (B, 77, 128); trained with the U-Net."""
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=TEXT_WIDTH,
            intermediate_size=4 * TEXT_WIDTH,
            num_hidden_layers=3,
            num_attention_heads=4,
            max_position_embeddings=CONTEXT,
            projection_dim=TEXT_WIDTH,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def cosine_betas(timesteps: int = TRAIN_TIMESTEPS, sigma_max: float = SIGMA_MAX) -> list[float]:
    """The cosine schedule of Nichol & Dhariwal 2021 (eq. 17, s = 0.008), squeezed so that it ends at sigma_max.

    ᾱ(t) = floor + (1 - floor) · f(t)/f(0) with f(t) = cos²((t/T + s)/(1 + s) · π/2) and floor = 1/(1 + sigma_max²),
    for sigma² = (1 - ᾱ)/ᾱ. Returns β₁ … β_T with 1 - β_t = ᾱ(t)/ᾱ(t - 1).
    """

    def f(t: int) -> float:
        return math.cos((t / timesteps + 0.008) / 1.008 * math.pi / 2) ** 2

    floor = 1 / (1 + sigma_max**2)
    bars = [floor + (1 - floor) * f(t) / f(0) for t in range(timesteps + 1)]
    return [1 - after / before for before, after in itertools.pairwise(bars)]


def make_scheduler(schedule: Schedule, prediction: Prediction) -> DDPMScheduler:
    """The training scheduler; all samplers are made from its config.

    The spacing is "trailing", so that sampling starts at the last and noisiest timestep (Lin et al. 2023, section 3.3).
    """
    shared = {
        "num_train_timesteps": TRAIN_TIMESTEPS,
        "prediction_type": prediction,
        "clip_sample": False,
        "timestep_spacing": "trailing",
        "steps_offset": 1,
    }
    match schedule:
        case "cosine":
            return DDPMScheduler(trained_betas=cosine_betas(), **shared)
        case "linear":  # Ho et al. 2020, section 4
            return DDPMScheduler(beta_schedule="linear", beta_start=1e-4, beta_end=0.02, **shared)
        case "scaled_linear":  # Stable Diffusion 1.x
            return DDPMScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012, **shared)
