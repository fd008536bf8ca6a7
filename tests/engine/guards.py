"""Tiny classifiers, weighted by hand so that a bright picture is unsafe: one that grades, and a safety checker."""

import math
from pathlib import Path
from typing import Any

import torch
from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
from torch import nn
from transformers import (
    CLIPConfig,
    CLIPImageProcessorPil,
    ResNetConfig,
    ResNetForImageClassification,
    ViTImageProcessorPil,
)

SIDE = 32
SHARPNESS = 10.0


def save_classifier(path: Path, labels: tuple[str, str] = ("normal", "nsfw"), always: float | None = None) -> Path:
    """A ResNet that averages the brightness b (0 to 1): its second label's probability is σ(SHARPNESS (b - ½)).

    With `always` it is that, whatever the picture.
    """
    names = dict(enumerate(labels))
    config = ResNetConfig(
        embedding_size=2,
        hidden_sizes=[2],
        depths=[1],
        layer_type="basic",
        id2label=names,
        label2id={label: number for number, label in names.items()},
    )
    model = blank(ResNetForImageClassification(config))
    model.resnet.embedder.embedder.convolution.weight.data[0, :, 3, 3] = 1 / 3
    model.classifier[1].weight.data[1, 0] = SHARPNESS
    model.classifier[1].bias.data[1] = -SHARPNESS / 2
    if always is not None:
        model.classifier[1].weight.data.zero_()
        model.classifier[1].bias.data[1] = math.log(always / (1 - always))
    model.save_pretrained(path)
    ViTImageProcessorPil(size={"height": SIDE, "width": SIDE}, do_normalize=False).save_pretrained(path)
    return path


def save_checker(path: Path) -> Path:
    """A safety checker whose one layer hands on whether the picture is brighter than grey: its concepts mean that."""
    vision = {
        "hidden_size": 2,
        "intermediate_size": 2,
        "num_hidden_layers": 1,
        "num_attention_heads": 1,
        "image_size": SIDE,
        "patch_size": SIDE,
        "projection_dim": 2,
    }
    text = {"hidden_size": 2, "intermediate_size": 2, "num_hidden_layers": 1, "num_attention_heads": 1}
    model = blank(StableDiffusionSafetyChecker(CLIPConfig(text_config=text, vision_config=vision, projection_dim=2)))
    weights = dict(model.named_parameters())
    patches = next(weight for name, weight in weights.items() if "patch_embedding" in name)  # (2, 3, SIDE, SIDE)
    patches.data[0], patches.data[1] = 1 / (3 * SIDE * SIDE), -1 / (3 * SIDE * SIDE)
    for name, weight in weights.items():
        if name.endswith(("v_proj.weight", "out_proj.weight", "visual_projection.weight")):
            weight.data.copy_(torch.eye(2))
    model.concept_embeds.data[:] = torch.tensor([1.0, -1.0])
    model.concept_embeds_weights.data[:] = 0.5
    model.special_care_embeds.data[:] = torch.tensor([1.0, 1.0])
    model.special_care_embeds_weights.data[:] = 2.0  # no cosine reaches it
    model.save_pretrained(path)
    CLIPImageProcessorPil(
        size={"shortest_edge": SIDE}, crop_size=SIDE, image_mean=[0.5] * 3, image_std=[0.5] * 3
    ).save_pretrained(path)
    return path


def blank(model: nn.Module) -> Any:
    """The model with all weights 0, but for those of its normalisations, which are 1."""
    for name, weight in model.named_parameters():
        weight.data.fill_(1.0 if "norm" in name and name.endswith("weight") else 0.0)
    return model.eval()
