"""The judge knows scenes that it never saw, however dark or soft, and knows nothing of shuffled ones."""

import random
from pathlib import Path

import pytest
import torch

from demo_model.evaluate import score_judge
from demo_model.judge import training as judge_training
from demo_model.judge.judge import ATTRIBUTES, JUDGE, Judge, label_batch, load_judge, save_judge
from demo_model.judge.score import MAIN, chance
from demo_model.judge.training import BATCH, render_batch, soften, train_judge
from demo_model.scenes.drawing import draw
from demo_model.training.batches import to_tensor


@pytest.fixture(scope="module")
def judge() -> Judge:
    return load_judge()


def test_it_is_right_on_unseen_renders_and_at_chance_on_shuffled_ones(judge: Judge) -> None:
    unseen, shuffled = score_judge(judge, 300, seed=12345)
    for name in MAIN:
        assert unseen[name].rate >= 0.99, name
        assert abs(shuffled[name].rate - chance(name)) < 0.1, name


def test_it_can_tell_what_is_softened(judge: Judge) -> None:
    pixels, scenes = render_batch(98765, 0, 200)
    with torch.no_grad():
        logits = judge(soften(pixels, torch.Generator().manual_seed(1)))
    for name, label in label_batch(scenes).items():
        assert (logits[name].argmax(dim=1) == label).float().mean() >= 0.97, name


def test_the_file_is_small() -> None:
    assert JUDGE.stat().st_size < 300_000


def test_it_survives_the_disk(judge: Judge, tmp_path: Path) -> None:
    save_judge(judge, tmp_path / "judge.safetensors")
    rng = random.Random(0)
    pixels = to_tensor([draw(scene, rng) for scene in render_batch(0, 0, 4)[1]])
    again = load_judge(tmp_path / "judge.safetensors")
    with torch.no_grad():
        assert torch.equal(again(pixels)["object"], judge(pixels)["object"])


def test_there_is_one_logit_for_each_value() -> None:
    logits = Judge().eval()(torch.zeros(2, 3, 48, 80))
    assert {name: part.shape for name, part in logits.items()} == {name: (2, len(v)) for name, v in ATTRIBUTES.items()}


def test_its_training_goes_on_after_a_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge_training, "SAVE_EVERY", 2)
    monkeypatch.setattr(judge_training, "BATCH", BATCH // 8)
    torch.manual_seed(0)
    whole, stopped = Judge(), Judge()
    stopped.load_state_dict(whole.state_dict())
    assert len(list(train_judge(whole, tmp_path / "whole.pt", 4, seed=0))) == 4
    for step, _ in train_judge(stopped, tmp_path / "stopped.pt", 4, seed=0):
        if step == 3:
            break
    resumed = Judge()
    assert [step for step, _ in train_judge(resumed, tmp_path / "stopped.pt", 4, seed=0)] == [3, 4]
    for name, weight in whole.state_dict().items():
        assert torch.equal(weight, resumed.state_dict()[name]), name
