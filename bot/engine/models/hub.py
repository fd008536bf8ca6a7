"""Hub: which files of a repository on the hub a model is loaded from, so that nothing else is downloaded. Pure.

Many repositories also hold whole checkpoints, halved and pickled copies of the weights, and exports for other
libraries.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

INDEX: Final = "model_index.json"
LEFT_OUT: Final = frozenset({"safety_checker", "feature_extractor", "image_encoder", "watermark"})
"""The components of pipelines that Easel doesn't load."""
COMPONENT: Final = re.compile(r"[A-Za-z0-9]\w{0,60}")
SHARD: Final = "-?????-of-?????"
WEIGHTS: Final = ("model", "diffusion_pytorch_model")
"""The names of weights that transformers and diffusers load, before the suffix. A variant has its name between."""
WITHOUT_WEIGHTS: Final = re.compile(r"Tokenizer|Scheduler|Processor|FeatureExtractor")
"""Classes that are made of small text files only."""
TEXTS: Final = ("*.json", "*.txt", "*.model")


def patterns_of(index: Mapping[str, Any]) -> list[str]:
    """The patterns of the files that the pipeline of a model_index.json is loaded from."""
    patterns = [INDEX]
    for name, kind in index.items():
        if name in LEFT_OUT or COMPONENT.fullmatch(name) is None:
            continue
        if isinstance(kind, list) and len(kind) == 2 and isinstance(kind[1], str):
            texts = WITHOUT_WEIGHTS.search(kind[1]) is not None
            patterns += [f"{name}/{file}" for file in (TEXTS if texts else files_of(WEIGHTS))]
    return patterns


def files_of(weights: tuple[str, ...] = WEIGHTS[:1]) -> list[str]:
    """The patterns of one model's files in its folder: its configuration, and its weights in one file or in shards."""
    found = ["config.json"]
    for stem in weights:
        found += [f"{stem}.safetensors", f"{stem}.safetensors.index.json", f"{stem}{SHARD}.safetensors"]
    return found
