"""Lessons in free words: the last stage, in which the text encoder alone learns what unknown words stand for.

The U-Net stays as it is. A free caption means a scene (`choices`), and after it the encoder's states should be those
that the encoder had, before these lessons, after the scene's ordinary caption. Then the U-Net paints that scene. For
ordinary captions, a third of each batch, all states should stay as they are.
"""

import copy
import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from diffusers.training_utils import EMAModel
from torch import Tensor
from transformers import CLIPTextModel, CLIPTokenizer

from demo_model.scenes.free_captions import free_caption, plain_caption
from demo_model.scenes.scene import Scene, training_scene
from demo_model.scenes.vocabulary import named_values
from demo_model.tokenizer import caption_ids
from demo_model.training.batches import ordinary_caption
from demo_model.training.choices import OPEN, Choices
from demo_model.training.descent import Descent
from demo_model.training.diffusion import REPAINT_DECAY

OBJECT_PLACE: Final = 3
"""Where an ordinary caption without a size has its object: after the start token, an article and a colour."""
SLOTS: Final = 3
"""How many places, the last ones of a window, take the state of the object."""
SLOT_WEIGHT, PADDING_WEIGHT, WORD_WEIGHT = 1.0, 1.5, 0.3
"""How much an error counts in a slot, in all of the padding, and in all unknown words together."""
NAMED_WEIGHT: Final = 2.5
"""How many times a slot counts for a caption that names the object or its colour, which leaves less to choose."""
DIRECTIONS: Final = 12
"""In how many directions the states of a place differ most from caption to caption."""
LEAST_SHARE: Final = 0.1
"""A direction's variance counts as at least this share of the largest one's; less would only be noise."""
PLAIN: Final = 3.0
"""How much the plain squared error counts."""
KEPT: Final = 6.0
"""How much it counts that an ordinary caption's states move."""


def meant_captions(choices: Choices, rng: random.Random, count: int) -> tuple[list[str], list[dict[str, str]]]:
    """Free captions, and the values that each means; captions of held-out scenes are left out."""
    free: list[str] = []
    meant: list[dict[str, str]] = []
    while len(free) < count:
        caption = free_caption(rng)
        values = choices(caption)
        if values is not None and not scene_of(values).held_out:
            free.append(caption)
            meant.append(values)
    return free, meant


def scene_of(values: dict[str, str]) -> Scene:
    """The scene with these values; big and without a light, if they don't say."""
    return Scene(**{"size": "big", "light": "none"} | values)


@dataclass(frozen=True, slots=True)
class FreeRecipe:
    """The steps and the rate for free words."""

    steps: int
    batch: int = 24
    peak_rate: float = 1.2e-3
    warm_up: int = 60
    seed: int = 2
    """Not the seed of the steps before, so that their batches aren't repeated."""

    def learning_rate(self, step: int) -> float:
        """A linear rise, then a linear fall to zero."""
        return self.peak_rate * min(1.0, (step + 1) / self.warm_up) * (self.steps - step) / self.steps


class FreeReading:
    """A training run of a copy of the text encoder, from finished weights."""

    def __init__(self, folder: Path, recipe: FreeRecipe, tokenizer: CLIPTokenizer, known: CLIPTextModel) -> None:
        self.recipe, self.tokenizer, self.known = recipe, tokenizer, known.requires_grad_(False)
        self.choices = Choices(tokenizer)
        self.pupil = copy.deepcopy(known).requires_grad_(True)
        self.choices.imprint(next(self.pupil.get_input_embeddings().parameters()))
        self.directions = self._directions()
        self._objects: dict[tuple[str, ...], Tensor] = {}
        trained = [*self.pupil.parameters()]
        self.descent = Descent(folder / "text-free.pt", self.pupil, trained, EMAModel(trained, decay=REPAINT_DECAY))

    def run(self, marks: Collection[int] = ()) -> Iterator[tuple[int, float]]:
        """Train up to the recipe's steps, with checkpoints at marks, too; yields (steps done, loss)."""
        return self.descent.run(self.recipe.steps, self._loss, self.recipe.learning_rate, marks)

    def finished(self) -> CLIPTextModel:
        """The text encoder with its averaged weights."""
        self.descent.finish()
        return self.pupil

    @torch.no_grad()
    def _directions(self) -> Tensor:
        """The directions (77, C, K) in which the states of each place should differ, scaled to unit variance.

        Two objects or colours differ in few directions, and by less than what an error in all others adds up to.
        """
        rng = random.Random(f"{self.recipe.seed}/directions")
        scenes = [training_scene(rng) for _ in range(512)]
        meant = [{name: getattr(scene, name) for name in OPEN} for scene in scenes]
        targets = self._targets(meant)
        _, sizes, axes = torch.linalg.svd((targets - targets.mean(dim=0)).transpose(0, 1), full_matrices=False)
        variances = sizes[:, :DIRECTIONS].square() / len(meant)
        found: Tensor = axes[:, :DIRECTIONS] / variances.maximum(LEAST_SHARE * variances[:, :1]).sqrt()[..., None]
        return found.transpose(1, 2)

    @torch.no_grad()
    def _targets(self, meant: list[dict[str, str]]) -> Tensor:
        """The states (B, 77, C) that captions with these meanings should have."""
        wanted = caption_ids(self.tokenizer, [*map(plain_caption, meant)]).to(self.known.device)
        sized = torch.tensor(["size" in values for values in meant], device=wanted.device)
        return target_states(self.known(wanted).last_hidden_state, wanted, sized)

    @torch.no_grad()
    def _nearest(self, free: list[str], meant: list[dict[str, str]], states: Tensor) -> Tensor:
        """The state (B, C) of each caption's object: of those with many votes, the one nearest to `states` (B, C).

        Where votes are close, it matters more that the encoder decides than how. Without this it learned their mean.
        """
        chosen: list[Tensor] = []
        for caption, values, state in zip(free, meant, states, strict=True):
            named = named_values(caption)
            options = torch.stack(
                [self._object_state(values | thing | named) for thing in self.choices.things(caption)]
            )
            distances = ((options - state) @ self.directions[-1]).square().sum(dim=1)
            chosen.append(options[distances.argmin()])
        return torch.stack(chosen)

    def _object_state(self, values: dict[str, str]) -> Tensor:
        """The state (C,) of an ordinary caption's object, which knows only size and colour before it."""
        words = tuple(values.get(name, "") for name in ("size", "colour", "object"))
        if words not in self._objects:
            ids = caption_ids(self.tokenizer, [plain_caption(values)]).to(self.known.device)
            place = OBJECT_PLACE + ("size" in values)
            self._objects[words] = self.known(ids[:, : place + 1]).last_hidden_state[0, place]
        return self._objects[words]

    def _loss(self, step: int) -> Tensor:
        rng = random.Random(f"{self.recipe.seed}/free reading/{step}")
        count = 2 * self.recipe.batch // 3
        free, meant = meant_captions(self.choices, rng, count)
        ordinary = [ordinary_caption(training_scene(rng), rng) for _ in range(self.recipe.batch - count)]
        ids = caption_ids(self.tokenizer, [*free, *ordinary]).to(self.known.device)
        with torch.no_grad():
            before = self.known(ids[count:]).last_hidden_state
        states = self.pupil(ids).last_hidden_state
        targets = self._targets(meant)
        targets[:, -SLOTS:] = self._nearest(free, meant, states[:count, -1].detach())[:, None]
        errors = states[:count] - targets
        telling = torch.einsum("bpc,pck->bpk", errors, self.directions).square().mean(dim=2)
        weights = place_weights(ids[:count], self.choices.odd.to(ids.device))
        named = [NAMED_WEIGHT if {"object", "colour"} & named_values(caption).keys() else 1.0 for caption in free]
        weights[:, -SLOTS:] *= torch.tensor(named, device=ids.device)[:, None]
        free_loss = ((telling + PLAIN * errors.square().mean(dim=2)) * weights).sum(dim=1).mean()
        loss: Tensor = free_loss + KEPT * (states[count:] - before).square().mean()
        return loss


def target_states(known: Tensor, wanted: Tensor, sized: Tensor) -> Tensor:
    """The states (B, 77, C) that free captions should have.

    `known` (B, 77, C) and `wanted` (B, 77) are the states and tokens of the ordinary captions that they mean, and
    `sized` (B,) says which of these name a size.

    All places take the states of the padding, which tell the U-Net ground and sky, but the last ones: they take that of
    the object's word, which tells object, colour and size. The U-Net doesn't know the order of states, so it sees what
    it sees of the ordinary caption.
    """
    length = wanted.shape[1]
    end = (wanted == wanted[:, -1:]).int().argmax(dim=1, keepdim=True)  # (B, 1): the place of the end token
    padding = torch.arange(length - SLOTS, device=wanted.device).expand(len(wanted), -1).maximum(end)
    slots = (OBJECT_PLACE + sized[:, None].long()).expand(-1, SLOTS)
    return torch.take_along_dim(known, torch.cat([padding, slots], dim=1)[..., None], dim=1)


def place_weights(ids: Tensor, odd: Tensor) -> Tensor:
    """How much each place of captions counts (B, 77), for token ids (B, 77) and which tokens are unknown (V,).

    Known words don't count: they keep the states that they have in ordinary captions.
    """
    padding, unknown = ids == ids[:, -1:], odd[ids]
    weights = padding * PADDING_WEIGHT / ids.shape[1] + unknown * WORD_WEIGHT / ids.shape[1]
    weights[:, -SLOTS:] = (padding | unknown)[:, -SLOTS:] * SLOT_WEIGHT
    return weights
