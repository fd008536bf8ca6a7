"""Pictures are scored by the operator's model, in batches of any sizes; what is no such model is told."""

import json
from pathlib import Path

import numpy
import pytest
import torch
from safetensors.torch import load_file, save_file

from bot.core.errors import ModelError
from bot.engine.classifier import Classifier, is_unsafe, unsafe_score
from bot.engine.protocol import Pixels
from tests.engine.guards import save_checker, save_classifier

CPU = torch.device("cpu")


def grey(brightness: int, height: int = 40, width: int = 64) -> Pixels:
    return numpy.full((height, width, 3), brightness, numpy.uint8)


@pytest.mark.parametrize(
    ("label", "unsafe"),
    [
        ("nsfw", True),
        ("NSFW", True),
        ("porn", True),
        ("sexy_female", True),
        ("explicitNudity", True),
        ("drawings", False),
        ("neutral", False),
        ("sfw", False),
        ("safe", False),
        ("not_nsfw", False),
        ("Middlesex", False),
    ],
)
def test_a_label_is_read_by_its_words(label: str, unsafe: bool) -> None:
    assert is_unsafe(label) is unsafe


def test_unsafe_labels_count_together() -> None:
    assert unsafe_score({"porn": 0.3, "hentai": 0.2, "neutral": 0.5}) == pytest.approx(0.5)
    assert unsafe_score({"porn": 0.9, "sexy": 0.9}) == 1


def test_a_classifier_grades_pictures_of_any_size_in_one_batch(tmp_path: Path) -> None:
    classifier = Classifier.load(str(save_classifier(tmp_path / "guard")), CPU)
    dark, middle, bright = classifier.unsafe([grey(0), grey(128, 33, 17), grey(255, 100, 20)])
    assert dark < 0.02
    assert 0.4 < middle < 0.6
    assert bright > 0.98
    [labels] = classifier.labels([grey(255)])
    assert set(labels) == {"normal", "nsfw"}
    assert sum(labels.values()) == pytest.approx(1)


def test_a_safety_checker_says_yes_or_no(tmp_path: Path) -> None:
    classifier = Classifier.load(str(save_checker(tmp_path / "checker")), CPU)
    assert classifier.unsafe([grey(20), grey(230, 64, 40), grey(90)]) == [0.0, 1.0, 0.0]


def test_a_model_that_answers_no_number_raises(tmp_path: Path) -> None:
    weights = save_classifier(tmp_path) / "model.safetensors"
    tensors = load_file(weights)
    tensors["classifier.1.bias"] = torch.full((2,), torch.nan)
    save_file(tensors, weights, {"format": "pt"})
    with pytest.raises(ValueError, match="nan"):
        Classifier.load(str(tmp_path), CPU).unsafe([grey(1)])


@pytest.mark.parametrize(
    ("mend", "told"),
    [
        ({"architectures": ["BertModel"]}, "its architecture is BertModel"),
        ({"id2label": {"0": "cat", "1": "dog"}}, "it has no label for unsafe pictures"),
    ],
)
def test_what_is_no_classifier_is_told(tmp_path: Path, mend: dict[str, object], told: str) -> None:
    config = save_classifier(tmp_path) / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | mend))
    with pytest.raises(ModelError, match=told):
        Classifier.load(str(tmp_path), CPU)


def test_pickles_are_never_loaded(tmp_path: Path) -> None:
    folder = save_classifier(tmp_path)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="it has no safetensors weights"):
        Classifier.load(str(folder), CPU)


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    (save_classifier(tmp_path) / "model.safetensors").write_bytes(b"damaged")
    with pytest.raises(ModelError, match="can't be used"):
        Classifier.load(str(tmp_path), CPU)
