"""Batch: one U-Net call for pictures of the same shape and text length, with any samplers, steps and seeds."""

from collections.abc import Sequence

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor

from bot.engine.conditioning import Conditioning, together
from bot.engine.painting import Painting
from bot.engine.transfers import copy_to_device


class BatchPredictor:
    """Gathers the rows of several pictures, calls the U-Net, and splits the result by picture.

    With `fixed_rows`, every call is padded to that many rows: the rounding of kernels depends on the number of rows,
    but not on what the other rows contain.
    """

    def __init__(self, unet: UNet2DConditionModel, fixed_rows: int | None = None) -> None:
        self.fixed_rows = fixed_rows
        self._unet = unet
        self._members: list[Conditioning] = []
        self._together: Conditioning | None = None

    def predict(self, paintings: Sequence[Painting], rows_a_call: int) -> list[Tensor]:
        """The U-Net's prediction (R, 4, h, w) for each picture's next timestep.

        Makes one call if it has at most `rows_a_call` rows, otherwise several. The paintings don't change, so a failed
        call can be repeated.
        """
        rows = [painting.rows() for painting in paintings]
        sizes = [len(of) for of in rows]
        sample = self._pad(torch.cat(rows))
        times = [float(one.timesteps[one.index]) for one in paintings for _ in range(one.conditioning.rows)]
        times += times[:1] * (len(sample) - len(times))
        step = len(sample) if self.fixed_rows is not None else rows_a_call
        conditioning = self._condition(paintings)
        pieces = [slice(start, start + step) for start in range(0, len(sample), step)]
        timesteps = copy_to_device(times, sample.device)
        parts = [call(self._unet, sample[one], timesteps[one], conditioning.piece(one)) for one in pieces]
        prediction = parts[0] if len(parts) == 1 else torch.cat(parts)
        return list(torch.split(prediction[: sum(sizes)], sizes))

    def _condition(self, paintings: Sequence[Painting]) -> Conditioning:
        """The conditioning of all rows, built only when the set of pictures changes."""
        members = [painting.conditioning for painting in paintings]
        known = len(members) == len(self._members) and all(map(_same, members, self._members))
        if self._together is None or not known:
            self._members, self._together = members, together(members, self._pad)
        return self._together

    def _pad(self, rows: Tensor) -> Tensor:
        """Rows (R, …), padded to the fixed number with copies of the first."""
        missing = 0 if self.fixed_rows is None else self.fixed_rows - len(rows)
        return rows if missing <= 0 else torch.cat([rows, *[rows[:1]] * missing])


def call(unet: UNet2DConditionModel, sample: Tensor, timesteps: Tensor, conditioning: Conditioning) -> Tensor:
    """Call the U-Net once: scaled latents (R, 4, h, w) and timesteps (R,) give the prediction (R, 4, h, w)."""
    added = None
    if conditioning.pooled is not None:
        added = {"text_embeds": conditioning.pooled, "time_ids": conditioning.time_ids}
    prediction: Tensor = unet(
        sample,
        timesteps,
        encoder_hidden_states=conditioning.states,
        timestep_cond=conditioning.timestep_cond,
        added_cond_kwargs=added,
        return_dict=False,
    )[0]
    return prediction


def _same(one: Conditioning, other: Conditioning) -> bool:
    return one is other
