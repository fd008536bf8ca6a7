"""A checkpoint is replaced whole: whoever is stopped while writing keeps the one before."""

from pathlib import Path
from typing import Any

import pytest
import torch

from demo_model.training.checkpoint import load_checkpoint, save_checkpoint


def test_a_run_without_a_checkpoint_starts_anew(tmp_path: Path) -> None:
    assert load_checkpoint(tmp_path / "none.pt") is None


def test_the_last_state_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "work" / "run.pt"
    for step in (1, 2):
        save_checkpoint(path, {"step": step, "model": {"weight": torch.full((2,), float(step))}})
    state = load_checkpoint(path)
    assert state is not None
    assert state["step"] == 2
    assert state["model"]["weight"].tolist() == [2.0, 2.0]


def test_a_run_stopped_while_writing_keeps_the_state_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop_halfway(state: dict[str, Any], path: Path) -> None:
        path.write_bytes(b"half a checkpoint")
        raise KeyboardInterrupt

    path = tmp_path / "run.pt"
    save_checkpoint(path, {"step": 1})
    monkeypatch.setattr(torch, "save", stop_halfway)
    with pytest.raises(KeyboardInterrupt):
        save_checkpoint(path, {"step": 2})
    assert load_checkpoint(path) == {"step": 1}
