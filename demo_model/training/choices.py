"""Choices: what unknown words stand for. They decide each attribute that a caption leaves open, always the same way.

Each token that ordinary captions don't have votes for one object, colour, ground and sky, and the value with the most
votes wins. "Darth Vader" always means the same scene; otherwise the best answer to unknown words would be the mean
of all scenes, which is a blur.
"""

import random
from collections.abc import Sequence
from typing import Final

import torch
from torch import Tensor
from transformers import CLIPTokenizer

from demo_model.scenes.captions import training_caption
from demo_model.scenes.free_captions import unknown_text
from demo_model.scenes.scene import GROUNDS, SKIES, training_scene
from demo_model.scenes.vocabulary import named_values

OPEN: Final = ("object", "colour", "ground", "sky")
"""What unknown words decide. Size and light stay open, as in ordinary captions."""
BALLOT: Final[tuple[tuple[dict[str, str], ...], ...]] = (
    (
        {"object": "castle", "colour": "red"},
        {"object": "boat", "colour": "white"},
        {"object": "mountain", "colour": "blue"},
        {"object": "rocket", "colour": "purple"},
        {"object": "tree", "colour": "green"},
        {"object": "house", "colour": "yellow"},
    ),
    tuple({"ground": ground} for ground in GROUNDS),
    tuple({"sky": sky} for sky in SKIES),
)
"""What every unknown token votes on: a thing, a ground and a sky, so there are 96 scenes to choose from.

Of six things one wins more clearly than of all 96 combinations of object and colour, and what isn't clear is a blur.
"""
CLOSE: Final = 0.5
"""A thing with at least this share of the winner's votes could have won as well."""
SAMPLES: Final = 3000
"""How many texts tell which tokens are ordinary, and how often the others occur."""


class Choices:
    """The votes of a tokenizer's tokens: a table (V, 14), with the values of all parts of the BALLOT side by side.

    A vote counts 0.6 to 1.4 times, so that there's seldom a tie. The values share the tokens in such a way that all get
    about as many votes in unknown text; if not, those of common letters would win in every long text.
    """

    def __init__(self, tokenizer: CLIPTokenizer, seed: int = 0) -> None:
        self._tokenizer = tokenizer
        rng = random.Random(f"{seed}/choices")
        ordinary = self._counts([training_caption(training_scene(rng), rng) for _ in range(SAMPLES)])
        unknown = self._counts([unknown_text(rng) for _ in range(SAMPLES)])
        ordinary[tokenizer.all_special_ids] = 1
        strengths = {token: rng.uniform(0.6, 1.4) for token in torch.nonzero(ordinary == 0).flatten().tolist()}
        weights = {token: strength * (1 + float(unknown[token])) for token, strength in strengths.items()}
        self._votes = torch.zeros(len(tokenizer), sum(map(len, BALLOT)))
        first = 0
        for values in BALLOT:
            for token, value in _shared(weights, len(values), rng).items():
                self._votes[token, first + value] = strengths[token]
            first += len(values)

    @property
    def odd(self) -> Tensor:
        """Which tokens (V,) vote."""
        return self._votes.any(dim=1)

    def __call__(self, caption: str) -> dict[str, str] | None:
        """All values that a caption means, by attribute; None if it's an ordinary one, in which no token votes."""
        votes = self.votes(caption)
        if not votes.any():
            return None
        chosen: dict[str, str] = {}
        for values, part in zip(BALLOT, torch.split(votes, [len(values) for values in BALLOT]), strict=True):
            chosen |= values[int(part.argmax())]
        return chosen | named_values(caption)

    def things(self, caption: str) -> list[dict[str, str]]:
        """The things that a caption may mean: those with at least CLOSE times the most votes."""
        votes = self.votes(caption)[: len(BALLOT[0])]
        close = (votes >= CLOSE * votes.max()).tolist()
        return [thing for thing, isclose in zip(BALLOT[0], close, strict=True) if isclose]

    def votes(self, caption: str) -> Tensor:
        """The votes (14,) of a caption's tokens."""
        return self._votes[self._tokenizer(caption, add_special_tokens=False, verbose=False).input_ids].sum(dim=0)

    @torch.no_grad()
    def imprint(self, embeddings: Tensor) -> None:
        """Make the embedding (C) of each token with votes, in a table (V, C), the sum of those that it votes for.

        Ordinary captions don't contain these tokens, so their embeddings are what chance left, made small by weight
        decay. After this, the text encoder already knows what each of them means, and only has to learn to count.
        """
        vocabulary = self._tokenizer.get_vocab()
        meanings = torch.stack(
            [
                embeddings[[vocabulary[f"{word}</w>"] for word in value.values()]].sum(dim=0)
                for values in BALLOT
                for value in values
            ]
        )
        odd = self.odd
        embeddings[odd] = self._votes[odd].to(embeddings) @ meanings / len(OPEN) ** 0.5

    def _counts(self, captions: Sequence[str]) -> Tensor:
        """How often each token (V,) occurs in the captions."""
        ids = self._tokenizer(list(captions), add_special_tokens=False).input_ids
        every = torch.tensor([token for row in ids for token in row])
        return torch.bincount(every, minlength=len(self._tokenizer)).float()


def _shared(weights: dict[int, float], count: int, rng: random.Random) -> dict[int, int]:
    """Token → one of `count` values, so that all values have tokens of about the same total weight.

    The order is a little random, or tokens that share a ground would share a sky, too.
    """
    totals = [0.0] * count
    found: dict[int, int] = {}
    for token in sorted(weights, key=lambda token: -weights[token] * rng.uniform(0.3, 1)):
        found[token] = min(range(count), key=lambda value: (totals[value], rng.random()))
        totals[found[token]] += weights[token]
    return found
