"""A model folder that is incomplete, damaged or of the wrong kind is refused by naming what is wrong."""

import json
import shutil
from pathlib import Path

import pytest

from bot.core.errors import ModelError
from bot.engine.models.folder import check_folder, describe, is_hub_id, model_folder, quick_info


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


def rewrite(file: Path, **values: object) -> None:
    """Change keys of a JSON file; a key is taken out by None."""
    config = json.loads(file.read_text()) | values
    file.write_text(json.dumps({key: value for key, value in config.items() if value is not None}))


def refusal(folder: Path) -> ModelError:
    with pytest.raises(ModelError) as refused:
        check_folder(folder)
    return refused.value


@pytest.mark.parametrize("value", [None, "64", [], {}, 0, -1, True, ["a"], 1.5])
@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("unet/config.json", "sample_size"),
        ("unet/config.json", "block_out_channels"),
        ("unet/config.json", "cross_attention_dim"),
        ("vae/config.json", "block_out_channels"),
    ],
)
def test_a_config_that_does_not_say_what_it_must_is_named(folder: Path, file: str, key: str, value: object) -> None:
    rewrite(folder / file, **{key: value})
    error = refusal(folder)
    assert error.key == "model.broken"
    assert file in str(error)
    assert key in str(error)


def test_a_scheduler_of_no_kind_is_named(folder: Path) -> None:
    rewrite(folder / "scheduler" / "scheduler_config.json", _class_name=None)
    assert "scheduler/scheduler_config.json" in str(refusal(folder))


def test_a_truncated_tokenizer_is_named(folder: Path) -> None:
    file = folder / "tokenizer" / "tokenizer.json"
    file.write_bytes(file.read_bytes()[:1000])
    error = refusal(folder)
    assert error.key == "model.broken"
    assert "tokenizer/tokenizer.json" in str(error)


def test_a_tokenizer_of_two_files_needs_both(folder: Path) -> None:
    (folder / "tokenizer" / "tokenizer.json").unlink()
    (folder / "tokenizer" / "vocab.json").write_text("{}")
    (folder / "tokenizer" / "merges.txt").unlink(missing_ok=True)
    error = refusal(folder)
    assert error.key == "model.file"
    assert "tokenizer/merges.txt is missing" in str(error)
    (folder / "tokenizer" / "merges.txt").write_text("#version: 0.2\n")
    check_folder(folder)


def test_a_missing_shard_is_named(folder: Path) -> None:
    whole = folder / "unet" / "diffusion_pytorch_model.safetensors"
    names = [f"diffusion_pytorch_model-0000{n}-of-00002.safetensors" for n in (1, 2)]
    shutil.copy(whole, folder / "unet" / names[0])
    whole.rename(folder / "unet" / names[1])
    index = folder / "unet" / f"{whole.name}.index.json"
    index.write_text(json.dumps({"weight_map": {"a": names[0], "b": names[1]}}))
    check_folder(folder)
    (folder / "unet" / names[1]).unlink()
    error = refusal(folder)
    assert error.key == "model.file"
    assert f"unet/{names[1]} is missing" in str(error)
    index.write_text("{}")
    assert index.name in str(refusal(folder))


@pytest.mark.parametrize("part", ["unet", "text_encoder"])
def test_where_there_is_only_a_variant_of_the_weights_what_is_missing_is_named(folder: Path, part: str) -> None:
    [file] = (folder / part).glob("*.safetensors")
    file.rename(file.with_suffix(".fp16.safetensors"))
    error = refusal(folder)
    assert f"{part}/{file.name} is missing" in str(error)
    assert f"{part}/{file.stem}.fp16.safetensors" in str(error)


@pytest.mark.parametrize("text", ["", "{", "[]", "\udcff"])
def test_a_damaged_config_is_named(folder: Path, text: str) -> None:
    (folder / "unet" / "config.json").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(ModelError) as refused:
        check_folder(folder)
    assert refused.value.key == "model.broken"
    assert "unet/config.json" in str(refused.value)


def test_a_folder_says_what_its_model_knows_or_says_nothing(folder: Path) -> None:
    info = describe("small", folder)
    assert info.vocabulary is not None
    assert "cat" in info.vocabulary.names("object")
    (folder / "vocabulary.json").unlink()
    check_folder(folder)
    assert describe("small", folder).vocabulary is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"object": ["cat"]}', '{"object": {"cat": [7]}}'])
def test_a_damaged_vocabulary_is_named(folder: Path, text: str) -> None:
    (folder / "vocabulary.json").write_text(text)
    error = refusal(folder)
    assert error.key == "model.broken"
    assert "vocabulary.json" in str(error)


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
    assert info.vocabulary is not None
    assert info.vocabulary.names("object")[0] == "house"


def test_a_hub_that_can_not_be_reached_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.engine.models import loading

    def fail(*given: object, **options: object) -> None:
        raise OSError("An error happened.\nPlease check your connection.\nOr read on.")

    monkeypatch.setattr(loading, "snapshot_download", fail)
    with pytest.raises(ModelError) as refused:
        loading.find_model("owner/name")
    assert "(An error happened.)" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_the_loading_libraries_trip_over_is_one_line(folder: Path) -> None:
    import torch

    from bot.engine.models.loading import load_pipeline

    (folder / "tokenizer" / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError) as refused:
        load_pipeline(folder, torch.device("cpu"), torch.float32)
    assert refused.value.key == "model.broken"
    assert "\n" not in str(refused.value)
