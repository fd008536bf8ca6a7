"""The autoencoder learns in two parts, each going on where it was stopped."""

from pathlib import Path

import pytest
import torch

from demo_model.training.autoencoder import learning_rate, load_autoencoder, train_autoencoder, train_decoder
from demo_model.training.batches import picture_batch

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("autoencoder")
    assert [step for step, _ in train_autoencoder(made, 2, 0, CPU)] == [1, 2]
    return made


@pytest.mark.slow
def test_latents_of_scenes_have_unit_variance(folder: Path) -> None:
    vae = load_autoencoder(folder, CPU)
    with torch.no_grad():
        latents = vae.encode(picture_batch(5, 0, 64)).latent_dist.mean * vae.config.scaling_factor
    assert latents.std().item() == pytest.approx(1, abs=0.1)


@pytest.mark.slow
def test_the_decoder_goes_on_alone(folder: Path) -> None:
    before = load_autoencoder(folder, CPU)
    assert [step for step, _ in train_decoder(folder, 2, 0, CPU)] == [1, 2]
    after = load_autoencoder(folder, CPU)
    assert after.config.scaling_factor == before.config.scaling_factor
    for name, weights in before.state_dict().items():
        kept = torch.equal(weights, after.state_dict()[name])
        frozen = name.startswith(("encoder.", "quant_conv."))
        assert kept or not frozen, name
    assert not torch.equal(before.decoder.conv_in.weight, after.decoder.conv_in.weight)
    assert list(train_decoder(folder, 2, 0, CPU)) == []


def test_a_decoder_needs_an_encoder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train it first"):
        list(train_decoder(tmp_path, 1, 0, CPU))


def test_the_rate_warms_up_and_falls_to_nothing() -> None:
    rates = [learning_rate(1e-3, step, 1000) for step in range(1001)]
    assert rates[0] < rates[25] < max(rates) <= 1e-3
    assert rates[1000] == pytest.approx(0, abs=1e-9)
