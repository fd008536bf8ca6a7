"""A U-Net's summary is counted from its modules, and its shapes are those of its configuration."""

from pathlib import Path

import pytest

from bot.core.unet_summary import UNetSummary
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import EngineOptions
from tests.engine import tiny
from tests.engine.painters import load


def kinds(unet_summary: UNetSummary) -> list[str]:
    return [block.kind for block in unet_summary.blocks]


def test_all_parameters_are_counted(loaded: Model) -> None:
    unet, unet_summary = loaded.unet, loaded.unet_summary
    assert unet_summary.parameters == unet.num_parameters()
    names = ("time_embedding", "add_embedding", "conv_norm_out")
    beside = [part for name in names if (part := getattr(unet, name, None)) is not None]
    others = sum(one.numel() for part in beside for one in part.parameters())
    assert sum(block.parameters for block in unet_summary.blocks) + others == unet_summary.parameters


def test_shapes_follow_the_configuration(loaded: Model) -> None:
    config, unet_summary = loaded.unet.config, loaded.unet_summary
    side = loaded.info.native // loaded.pipeline.vae_scale_factor
    widths = list(config.block_out_channels)
    levels = len(widths)
    down = [block for block in unet_summary.blocks if block.kind == "down"]
    up = [block for block in unet_summary.blocks if block.kind == "up"]
    assert kinds(unet_summary) == ["in", *["down"] * levels, "mid", *["up"] * levels, "out"]
    assert unet_summary.blocks[0].taken == (config.in_channels, side, side)
    assert unet_summary.blocks[-1].given == (config.out_channels, side, side)
    assert [block.name for block in down] == list(config.down_block_types)
    assert [block.name for block in up] == list(config.up_block_types)
    assert [block.given[0] for block in down] == widths
    assert [block.given[0] for block in up] == widths[::-1]
    for before, after in zip(unet_summary.blocks, unet_summary.blocks[1:], strict=False):
        assert after.taken == before.given
    assert [block.resnets for block in down] == [config.layers_per_block] * levels
    assert [block.resnets for block in up] == [config.layers_per_block + 1] * levels


def test_attentions_are_counted_where_they_are(sd: Model, xl: Model) -> None:
    for model in (sd, xl):
        assert [(block.attentions, block.heads) for block in model.unet_summary.blocks] == [
            (0, 0),
            (1, 4),
            (0, 0),
            (1, 4),
            (0, 0),
            (2, 4),
            (0, 0),
        ]


def test_a_block_of_plain_attentions_and_one_without_a_middle(tmp_path: Path) -> None:
    shapes: dict[str, object] = {
        "down_block_types": ("AttnDownBlock2D", "DownBlock2D"),
        "up_block_types": ("UpBlock2D", "AttnUpBlock2D"),
        "mid_block_type": None,
    }
    unet_summary = load(tiny.save_sd(tmp_path / "model", shapes)).unet_summary
    assert kinds(unet_summary) == ["in", "down", "down", "up", "up", "out"]
    assert [block.attentions for block in unet_summary.blocks] == [0, 1, 0, 0, 2, 0]


def test_it_says_what_is_attended_to_and_predicted(sd: Model, xl: Model, tmp_path: Path) -> None:
    assert (sd.unet_summary.words, xl.unet_summary.words) == ((77, tiny.WIDTH), (77, 2 * tiny.WIDTH))
    assert (sd.unet_summary.prediction, sd.unet_summary.timesteps) == ("epsilon", 1000)
    other = load(tiny.save_sd(tmp_path / "model", prediction_type="v_prediction"))
    assert other.unet_summary.prediction == "v_prediction"


@pytest.mark.parametrize("reproducible", [False, True])
def test_it_is_looked_at_once_while_loading(sd_folder: Path, reproducible: bool) -> None:
    said: list[str] = []
    options = EngineOptions(str(sd_folder), "cpu", "float32", reproducible=reproducible)
    engine = DiffusionEngine.load(options, said.append)
    assert said.count("unet") == 1
    handle = engine._model.unet.register_forward_pre_hook(lambda module, args: pytest.fail("called again"))
    assert engine.unet_summary.parameters == engine._model.unet.num_parameters()
    handle.remove()
