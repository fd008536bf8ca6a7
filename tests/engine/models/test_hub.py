"""Of a repository on the hub, only what is loaded is downloaded, whatever else its owner keeps there."""

from pathlib import Path
from typing import Any

import pytest
from huggingface_hub.utils._paths import filter_repo_objects
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.classifier import PROCESSOR
from bot.engine.models import loading
from bot.engine.models.folder import read_config
from bot.engine.models.hub import files_of, patterns_of

MB = 10**6
SD15: dict[str, Any] = {
    "_class_name": "StableDiffusionPipeline",
    "_diffusers_version": "0.6.0",
    "feature_extractor": ["transformers", "CLIPImageProcessor"],
    "safety_checker": ["stable_diffusion", "StableDiffusionSafetyChecker"],
    "scheduler": ["diffusers", "PNDMScheduler"],
    "text_encoder": ["transformers", "CLIPTextModel"],
    "tokenizer": ["transformers", "CLIPTokenizer"],
    "unet": ["diffusers", "UNet2DConditionModel"],
    "vae": ["diffusers", "AutoencoderKL"],
}
SDXL: dict[str, Any] = {
    "_class_name": "StableDiffusionXLPipeline",
    "force_zeros_for_empty_prompt": True,
    "add_watermarker": None,
    "feature_extractor": [None, None],
    "image_encoder": [None, None],
    "scheduler": ["diffusers", "EulerDiscreteScheduler"],
    "text_encoder": ["transformers", "CLIPTextModel"],
    "text_encoder_2": ["transformers", "CLIPTextModelWithProjection"],
    "tokenizer": ["transformers", "CLIPTokenizer"],
    "tokenizer_2": ["transformers", "CLIPTokenizer"],
    "unet": ["diffusers", "UNet2DConditionModel"],
    "vae": ["diffusers", "AutoencoderKL"],
}


def copies(folder: str, stem: str, pickled: str, size: int) -> dict[str, int]:
    """The weights of a part as owners keep them: whole and halved, safe and pickled, and for other libraries."""
    return {
        f"{folder}/config.json": 2000,
        f"{folder}/{stem}.safetensors": size,
        f"{folder}/{stem}.fp16.safetensors": size // 2,
        f"{folder}/{stem}.non_ema.safetensors": size,
        f"{folder}/{pickled}.bin": size,
        f"{folder}/{pickled}.fp16.bin": size // 2,
        f"{folder}/flax_model.msgpack": size,
        f"{folder}/model.onnx": 10 * MB,
        f"{folder}/model.onnx_data": size,
        f"{folder}/openvino_model.bin": size,
        f"{folder}/openvino_model.xml": MB,
    }


def tokenizer(folder: str) -> dict[str, int]:
    names = ("merges.txt", "special_tokens_map.json", "tokenizer_config.json", "vocab.json")
    return {f"{folder}/{name}": 500_000 for name in names}


ROOT = {"README.md": 15_000, ".gitattributes": 1500, "model_index.json": 600, "LICENSE.md": 14_000, "01.png": 3 * MB}
SD15_FILES = (
    ROOT
    | copies("unet", "diffusion_pytorch_model", "diffusion_pytorch_model", 3438 * MB)
    | copies("vae", "diffusion_pytorch_model", "diffusion_pytorch_model", 335 * MB)
    | copies("text_encoder", "model", "pytorch_model", 492 * MB)
    | copies("safety_checker", "model", "pytorch_model", 1216 * MB)
    | tokenizer("tokenizer")
    | {"feature_extractor/preprocessor_config.json": 342, "scheduler/scheduler_config.json": 308}
    | {f"v1-5-pruned{kind}": 7700 * MB for kind in (".ckpt", ".safetensors")}
    | {f"v1-5-pruned-emaonly{kind}": 4265 * MB for kind in (".ckpt", ".safetensors")}
    | {"v1-inference.yaml": 1800}
)
SD21_FILES = {
    name.replace("v1-5-pruned", "v2-1_768-nonema-pruned"): size
    for name, size in (SD15_FILES | copies("text_encoder", "model", "pytorch_model", 1361 * MB)).items()
    if not name.startswith("safety_checker")
}
SDXL_FILES = (
    ROOT
    | copies("unet", "diffusion_pytorch_model", "diffusion_pytorch_model", 10_270 * MB)
    | copies("vae", "diffusion_pytorch_model", "diffusion_pytorch_model", 335 * MB)
    | copies("vae_1_0", "diffusion_pytorch_model", "diffusion_pytorch_model", 335 * MB)
    | {
        f"{folder}/{name}": 100 * MB
        for folder in ("vae_decoder", "vae_encoder")
        for name in ("config.json", "model.onnx")
    }
    | copies("text_encoder", "model", "pytorch_model", 492 * MB)
    | copies("text_encoder_2", "model", "pytorch_model", 2778 * MB)
    | tokenizer("tokenizer")
    | tokenizer("tokenizer_2")
    | {"scheduler/scheduler_config.json": 479, "sd_xl_base_1.0.safetensors": 6938 * MB}
    | {"sd_xl_base_1.0_0.9vae.safetensors": 6938 * MB, "sd_xl_offset_example-lora_1.0.safetensors": 50 * MB}
    | {"comparison.png": MB, "pipeline.png": MB}
)


def taken(files: dict[str, int], patterns: list[str]) -> dict[str, int]:
    """What the hub's own client downloads of a listing."""
    return {name: files[name] for name in filter_repo_objects(files, allow_patterns=patterns)}


@pytest.mark.parametrize(
    ("files", "index", "size"),
    [
        (SD15_FILES, SD15, 4.3),
        (SD21_FILES, SD15 | {"safety_checker": [None, None]}, 5.1),
        (SDXL_FILES, SDXL, 13.9),
    ],
    ids=["SD 1.5", "SD 2.1", "SDXL"],
)
def test_nothing_but_one_copy_of_each_part_is_downloaded(files: dict[str, int], index: Any, size: float) -> None:
    found = taken(files, patterns_of(index))
    assert round(sum(found.values()) / 1e9, 1) == size
    parts = {name for name, kind in index.items() if isinstance(kind, list) and kind[0]} & {
        "unet", "vae", "text_encoder", "text_encoder_2",
    }  # fmt: skip
    assert sorted(name for name in found if name.endswith("safetensors")) == sorted(
        f"{part}/{'model' if 'text' in part else 'diffusion_pytorch_model'}.safetensors" for part in parts
    )
    assert {
        "model_index.json",
        "scheduler/scheduler_config.json",
        "tokenizer/vocab.json",
        "tokenizer/merges.txt",
    } <= set(found)
    assert {f"{part}/config.json" for part in parts} <= set(found)


def test_all_shards_are_downloaded_and_no_variant_of_them() -> None:
    stem = "unet/diffusion_pytorch_model"
    wanted = {f"{stem}.safetensors.index.json": 1, **{f"{stem}-0000{n}-of-00002.safetensors": 1 for n in (1, 2)}}
    others = {
        f"{stem}.fp16.safetensors.index.json": 1,
        f"{stem}.fp16-00001-of-00002.safetensors": 1,
        f"{stem}-00001-of-00002.fp16.safetensors": 1,
        f"{stem}-00001-of-00002.bin": 1,
        "checkpoints/unet/diffusion_pytorch_model.safetensors": 1,
    }
    assert taken(wanted | others, patterns_of(SDXL)) == wanted


def test_a_tokenizer_of_one_file_is_downloaded() -> None:
    files = {"tokenizer/tokenizer.json": 1, "tokenizer/added_tokens.json": 1, "tokenizer/spiece.model": 1}
    assert taken(files, patterns_of(SD15)) == files


def test_of_a_classifier_its_weights_and_configurations_are_downloaded() -> None:
    files = {"config.json": 1, PROCESSOR: 1, "model.safetensors": 1}
    others = {
        "model.fp16.safetensors": 1,
        "onnx/config.json": 1,
        "onnx/model.onnx": 1,
        "checkpoint-5/model.safetensors": 1,
    }
    assert taken(files | others, [*files_of(), PROCESSOR]) == files


@given(st.dictionaries(st.text(max_size=12) | st.sampled_from(["*", "../x", "unet/*", "a"]), st.just(["x", "Model"])))
def test_no_index_makes_a_pattern_that_leaves_its_components_folder(index: dict[str, Any]) -> None:
    for pattern in patterns_of(index)[1:]:
        folder, _, _ = pattern.partition("/")
        assert folder in index
        assert not set(folder) & set("*?[]./")


@given(
    st.dictionaries(
        st.text(max_size=8), st.none() | st.integers() | st.lists(st.none() | st.text(max_size=5), max_size=3)
    )
)
def test_any_index_is_read(index: dict[str, Any]) -> None:
    assert patterns_of(index)[0] == "model_index.json"


def test_the_index_is_downloaded_first_and_decides_the_rest(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def download(name: str, allow_patterns: list[str]) -> str:
        asked.append(allow_patterns)
        return str(model)

    monkeypatch.setattr(loading, "snapshot_download", download)
    assert loading.find_model("owner/name") == model
    assert asked == [["model_index.json"], patterns_of(read_config(model, "model_index.json"))]
