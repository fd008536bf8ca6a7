"""Reading lessons: the text encoder learns what captions mean before it's trained with the U-Net.

An encoder that is trained only with the U-Net learns slowly: after 3,200 steps skies were right in every picture, and
objects no better than chance. Stable Diffusion doesn't train its encoder with the U-Net either; it uses CLIP's, which
learned from captions and pictures. Here it learns from captions and the scenes they describe.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import CLIPTextModel, CLIPTokenizer

from demo_model.architecture import TEXT_WIDTH, make_text_encoder
from demo_model.scenes.captions import training_caption
from demo_model.scenes.scene import COLOURS, GROUNDS, LIGHTS, OBJECTS, SIZES, SKIES, Scene, training_scene
from demo_model.tokenizer import caption_ids
from demo_model.training.checkpoint import load_checkpoint, save_checkpoint

BATCH = 64
RATE = 1e-3
TAUGHT = "text.pt"
"""The file with the encoder's weights after the lessons."""
VOCABULARY = {"object": OBJECTS, "colour": COLOURS, "size": SIZES, "ground": GROUNDS, "sky": SKIES, "light": LIGHTS}


class Reader(nn.Module):
    """A text encoder with a linear head for each attribute of a scene."""

    def __init__(self, tokenizer: CLIPTokenizer) -> None:
        super().__init__()
        self.text_encoder: CLIPTextModel = make_text_encoder(tokenizer)
        self.heads = nn.ModuleDict({name: nn.Linear(TEXT_WIDTH, len(words)) for name, words in VOCABULARY.items()})
        self._end = int(tokenizer.eos_token_id)

    def loss(self, ids: Tensor, scenes: list[Scene]) -> Tensor:
        """The cross-entropy of all heads at the end token and the padding after it: only these see all words."""
        states = self.text_encoder(ids).last_hidden_state  # (B, 77, 128)
        after = ids == self._end  # (B, 77): the padding is the end token too
        total: Tensor = states.new_zeros(())
        for name, words in VOCABULARY.items():
            wanted = torch.tensor([words.index(getattr(scene, name)) for scene in scenes], device=ids.device)
            logits = self.heads[name](states[after])  # (N, classes)
            total = total + functional.cross_entropy(logits, wanted[:, None].expand_as(after)[after])
        return total


def train_reader(
    folder: Path, steps: int, seed: int, tokenizer: CLIPTokenizer, device: torch.device
) -> Iterator[tuple[int, float]]:
    """Train, and save `text.pt` at the end; yields (steps done, loss). If stopped, it starts over; it's short."""
    if load_checkpoint(folder / TAUGHT) is not None:
        return
    torch.manual_seed(seed)
    reader = Reader(tokenizer).to(device)
    optimizer = torch.optim.AdamW(reader.parameters(), RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for step in range(steps):
        rng = random.Random(f"{seed}/reading/{step}")
        scenes = [training_scene(rng) for _ in range(BATCH)]
        captions = [training_caption(scene, rng) for scene in scenes]
        loss = reader.loss(caption_ids(tokenizer, captions).to(device), scenes)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        yield step + 1, loss.item()
    save_checkpoint(folder / TAUGHT, reader.text_encoder.state_dict())


def load_reader(folder: Path, text_encoder: CLIPTextModel, lessons: str = TAUGHT) -> None:
    """Load the weights after the lessons into a text encoder."""
    saved = load_checkpoint(folder / lessons)
    if saved is None:
        raise FileNotFoundError(f"No text encoder in {folder}: train it first.")
    text_encoder.load_state_dict(saved)
