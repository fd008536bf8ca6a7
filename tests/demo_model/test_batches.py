"""Batches for training depend on the seed and the step alone, and the bank of latents survives the disk."""

from pathlib import Path

import torch
from PIL import Image

from demo_model.architecture import make_autoencoder
from demo_model.judge.score import named_attributes
from demo_model.scenes.scene import LIGHTS
from demo_model.training.batches import SHAPES, LatentBank, fill_bank, picture_batch, to_tensor


def make_bank() -> LatentBank:
    *_, bank = fill_bank(make_autoencoder().eval(), 0, 8, torch.device("cpu"))
    assert isinstance(bank, LatentBank)
    return bank


def test_black_and_white_are_the_ends_of_the_range() -> None:
    pictures = [Image.new("RGB", (6, 4), colour) for colour in ("black", "white")]
    pixels = to_tensor(pictures)
    assert pixels.shape == (2, 3, 4, 6)
    assert torch.all(pixels[0] == -1)
    assert torch.all(pixels[1] == 1)


def test_a_step_always_sees_the_same_pictures() -> None:
    assert torch.equal(picture_batch(0, 3, 2), picture_batch(0, 3, 2))
    assert not torch.equal(picture_batch(0, 3, 2), picture_batch(1, 3, 2))


def test_the_bank_holds_every_shape_and_survives_the_disk(tmp_path: Path) -> None:
    bank = make_bank()
    assert [latents.shape[2:] for _, latents in bank.groups] == [(h // 4, w // 4) for w, h in SHAPES]
    assert not any(scene.held_out for scenes, _ in bank.groups for scene in scenes)
    bank.save(tmp_path / "bank.pt")
    again = LatentBank.load(tmp_path / "bank.pt")
    assert again is not None
    assert [scenes for scenes, _ in again.groups] == [scenes for scenes, _ in bank.groups]
    latents, captions = again.batch(0, 5, 4)
    assert torch.equal(latents, bank.batch(0, 5, 4)[0])
    assert captions == bank.batch(0, 5, 4)[1]


def test_one_caption_in_ten_is_empty() -> None:
    bank = make_bank()
    captions = [caption for step in range(40) for caption in bank.batch(0, step, 50)[1]]
    share = sum(not caption for caption in captions) / len(captions)
    assert 0.08 < share < 0.12


def test_captions_of_a_batch_name_the_light_when_asked_to() -> None:
    bank = make_bank()

    def named(often: dict[str, float]) -> int:
        captions = [caption for step in range(20) for caption in bank.batch(0, step, 50, often)[1]]
        return sum("light" in named_attributes(caption.lower()) for caption in captions)

    assert named(dict.fromkeys(LIGHTS, 0.0)) == 0
    assert named(dict.fromkeys(LIGHTS, 1.0)) > 700  # neither the empty nor the partial ones
