"""Reminder: teaches the text encoder again what it forgot about sun and moon while it learned with the U-Net.

The U-Net ignored the light for 8,200 steps. Then the states of "sun" and "moon" still differed at the word itself, but
hardly at the end token and the padding after it, which fill most of the 77 places and the pooled caption. The reminder
teaches only the light, because the U-Net knows where the states of all other attributes are, and teaching those again
would move them.
"""

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import torch
from torch import nn
from torch.nn import functional
from transformers import CLIPTextModel, CLIPTokenizer

from demo_model.architecture import TEXT_WIDTH
from demo_model.judge.score import named_attributes
from demo_model.scenes.captions import MOSTLY, training_caption
from demo_model.scenes.scene import LIGHTS, Scene, training_scene
from demo_model.tokenizer import caption_ids
from demo_model.training.checkpoint import load_checkpoint, save_checkpoint

BATCH: Final = 32
RATE: Final = 2e-3
REMINDED: Final = "text-light.pt"
"""The file with the encoder's weights after the reminder."""


def lit_batch(seed: int, step: int) -> tuple[list[Scene], list[str]]:
    """The scenes of a step and their captions, most of which name the light; the same for each seed and step."""
    rng = random.Random(f"{seed}/reminder/{step}")
    scenes = [training_scene(rng) for _ in range(BATCH)]
    return scenes, [training_caption(scene, rng, MOSTLY) for scene in scenes]


def remind(
    folder: Path, steps: int, seed: int, tokenizer: CLIPTokenizer, known: CLIPTextModel
) -> Iterator[tuple[int, float]]:
    """Train a copy of the encoder, and save it at the end; yields (steps done, loss). If stopped, it starts over.

    The loss is the light's cross-entropy at the end token and the padding, for captions that name it, plus the mean
    square by which the states of all captions have moved.
    """
    if load_checkpoint(folder / REMINDED) is not None:
        return
    torch.manual_seed(seed)
    known.requires_grad_(False)
    pupil, head = copy.deepcopy(known).requires_grad_(True), nn.Linear(TEXT_WIDTH, len(LIGHTS)).to(known.device)
    optimizer = torch.optim.AdamW([*pupil.parameters(), *head.parameters()], RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for step in range(steps):
        scenes, captions = lit_batch(seed, step)
        ids = caption_ids(tokenizer, captions).to(known.device)
        states, before = pupil(ids).last_hidden_state, known(ids).last_hidden_state  # (B, 77, 128)
        named = torch.tensor(["light" in named_attributes(caption.lower()) for caption in captions])
        places = (ids == tokenizer.eos_token_id) & named[:, None].to(
            ids.device
        )  # (B, 77): the padding is this token, too
        wanted = torch.tensor([LIGHTS.index(scene.light) for scene in scenes], device=ids.device)
        told = functional.cross_entropy(head(states[places]), wanted[:, None].expand_as(places)[places])
        loss = told + (states - before).square().mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(pupil.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        yield step + 1, loss.item()
    save_checkpoint(folder / REMINDED, pupil.state_dict())
