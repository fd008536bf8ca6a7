"""Reading lessons teach the text encoder, once, and the U-Net's training begins with what they left."""

from pathlib import Path

import pytest
import torch

from demo_model.architecture import make_text_encoder
from demo_model.tokenizer import train_tokenizer
from demo_model.training.reading import load_reader, train_reader

TOKENIZER = train_tokenizer(["a red castle on the snow at night", "a blue cat on the grass by day"] * 20)
CPU = torch.device("cpu")


@pytest.mark.slow
def test_the_lessons_help(tmp_path: Path) -> None:
    losses = [loss for _, loss in train_reader(tmp_path, 12, 0, TOKENIZER, CPU)]
    assert len(losses) == 12
    assert losses[-1] < losses[0]


def test_they_are_given_once_and_remembered(tmp_path: Path) -> None:
    assert len(list(train_reader(tmp_path, 2, 0, TOKENIZER, CPU))) == 2
    assert list(train_reader(tmp_path, 2, 0, TOKENIZER, CPU)) == []
    one, other = make_text_encoder(TOKENIZER), make_text_encoder(TOKENIZER)
    load_reader(tmp_path, one)
    load_reader(tmp_path, other)
    for weight, same in zip(one.parameters(), other.parameters(), strict=True):
        assert torch.equal(weight, same)


def test_training_without_lessons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train it first"):
        load_reader(tmp_path, make_text_encoder(TOKENIZER))
