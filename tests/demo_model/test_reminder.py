"""The reminder teaches the text encoder about sun and moon, once, and leaves the known one as it was."""

from pathlib import Path

import torch
from transformers import CLIPTextModel, CLIPTokenizer

from demo_model import WEIGHTS
from demo_model.architecture import make_text_encoder
from demo_model.judge.score import named_attributes
from demo_model.scenes.scene import LIGHTS
from demo_model.tokenizer import caption_ids, train_tokenizer
from demo_model.training.checkpoint import load_checkpoint
from demo_model.training.reminder import BATCH, REMINDED, lit_batch, remind

TOKENIZER = train_tokenizer([caption for step in range(20) for caption in lit_batch(7, step)[1]])


def test_the_reminder_is_given_once_and_to_a_copy(tmp_path: Path) -> None:
    torch.manual_seed(0)
    known = make_text_encoder(TOKENIZER)
    before = {name: weight.clone() for name, weight in known.state_dict().items()}
    assert [step for step, _ in remind(tmp_path, 3, 0, TOKENIZER, known)] == [1, 2, 3]
    assert all(torch.equal(weight, before[name]) for name, weight in known.state_dict().items())
    reminded = load_checkpoint(tmp_path / REMINDED)
    assert reminded is not None
    assert any(not torch.equal(weight, before[name]) for name, weight in reminded.items())
    assert list(remind(tmp_path, 3, 0, TOKENIZER, known)) == []


def test_most_of_its_captions_name_the_light() -> None:
    batches = [lit_batch(0, step) for step in range(20)]
    assert batches[0] == lit_batch(0, 0)
    assert not any(scene.held_out for scenes, _ in batches for scene in scenes)
    pairs = [pair for scenes, captions in batches for pair in zip(scenes, captions, strict=True)]
    named = [scene.light for scene, caption in pairs if "light" in named_attributes(caption.lower())]
    assert len(named) > 0.6 * 20 * BATCH
    assert set(named) == set(LIGHTS)


def test_the_model_that_ships_still_tells_sun_from_moon_at_the_end_token() -> None:
    """There it had lost them before the reminder: the two states were less than 0.1 apart, of a length of 9."""
    tokenizer = CLIPTokenizer.from_pretrained(WEIGHTS / "tokenizer")
    encoder = CLIPTextModel.from_pretrained(WEIGHTS / "text_encoder", dtype=torch.float32)
    captions = [f"a red cat on the snow at night with the {light}" for light in ("sun", "moon")]
    with torch.no_grad():
        sun, moon = encoder(caption_ids(tokenizer, captions)).last_hidden_state[:, -1]
    assert (sun - moon).norm() > 1
