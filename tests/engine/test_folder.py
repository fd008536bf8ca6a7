"""A model folder that is incomplete, damaged or of the wrong kind is refused by naming what is wrong."""

import json
import shutil
from pathlib import Path

import pytest

from bot.engine.folder import check_folder, describe, is_hub_id, model_folder, quick_info
from bot.errors import ModelError


@pytest.fixture
def folder(model: Path, tmp_path: Path) -> Path:
    """A copy of the model folder to damage."""
    path = tmp_path / "model"
    shutil.copytree(model, path)
    return path


def test_a_complete_folder_is_described(model: Path) -> None:
    check_folder(model)
    info = describe("small", model)
    assert (info.name, info.native, info.multiple) == ("small", 64, 16)
    assert quick_info(str(model)).native == 64


@pytest.mark.parametrize(
    "name",
    [
        "model_index.json",
        "unet/config.json",
        "vae/config.json",
        "text_encoder/config.json",
        "scheduler/scheduler_config.json",
        "tokenizer/tokenizer.json",
        "unet/diffusion_pytorch_model.safetensors",
        "vae/diffusion_pytorch_model.safetensors",
        "text_encoder/model.safetensors",
    ],
)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / "tokenizer" / "vocab.json").unlink(missing_ok=True)
    with pytest.raises(ModelError) as refused:
        check_folder(folder)
    assert refused.value.key == "model.file"
    assert f"{name} is missing" in str(refused.value)


@pytest.mark.parametrize("part", ["unet", "vae", "text_encoder"])
def test_damaged_weights_are_named(folder: Path, part: str) -> None:
    [file] = (folder / part).glob("*.safetensors")
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(ModelError) as refused:
        check_folder(folder)
    assert refused.value.key == "model.broken"
    assert str(file.relative_to(folder)) in str(refused.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "\udcff"])
def test_a_damaged_config_is_named(folder: Path, text: str) -> None:
    (folder / "unet" / "config.json").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(ModelError) as refused:
        check_folder(folder)
    assert refused.value.key == "model.broken"
    assert "unet/config.json" in str(refused.value)


def test_pickled_weights_are_refused(folder: Path) -> None:
    [file] = (folder / "vae").glob("*.safetensors")
    file.rename(file.with_suffix(".bin"))
    with pytest.raises(ModelError) as refused:
        check_folder(folder)
    assert refused.value.key == "model.pickle"
    assert "vae" in str(refused.value)


def test_another_kind_of_pipeline_is_refused_by_name(folder: Path) -> None:
    index = folder / "model_index.json"
    index.write_text(json.dumps(json.loads(index.read_text()) | {"_class_name": "FluxPipeline"}))
    with pytest.raises(ModelError) as refused:
        check_folder(folder)
    assert refused.value.key == "model.kind"
    assert "FluxPipeline" in str(refused.value)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as refused:
        model_folder(str(tmp_path / "nowhere"))
    assert refused.value.key == "model.missing"
    assert "nowhere" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "is_id"), [("owner/name", True), ("demo", False), ("./a", False), ("~/a", False), ("a/b/c", False)]
)
def test_a_hub_id_is_owner_and_name(name: str, is_id: bool) -> None:
    assert is_hub_id(name) is is_id


def test_the_demo_model_ships_and_knows_which_samplers_need_more_steps() -> None:
    info = quick_info("demo")
    assert (info.native, info.multiple) == (64, 16)
    assert info.least_steps == {"heun": 15, "pndm": 40}
