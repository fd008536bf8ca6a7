"""`easel imagine`: the promises of the engine hold from the command line, and what is wrong is said before loading."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy
import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.errors import EaselError
from bot.core.samplers import SCHEDULERS
from bot.engine.protocol import Pixels
from bot.pictures.files.encoding import encode_picture
from bot.pictures.files.pixels import enlargement
from tests.engine import tiny
from tests.engine.painters import expect, load

if TYPE_CHECKING:
    from bot.engine.models.model import Model

# diffusers hands torch tensors to numpy.array, which NumPy 2 warns of
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")
PROMPT = "a red cat on the snow"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.save_sd(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def plain(folder: Path) -> "Model":
    return load(folder)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of its own, fp32, and no settings from outside."""
    monkeypatch.setenv("EASEL_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("EASEL_DEVICE", "cpu")
    monkeypatch.delenv("EASEL_REPRODUCIBLE", raising=False)


def imagine(*arguments: str) -> list[Path]:
    """Run the command; the files that it names. An error comes out as it is."""
    result = CliRunner().invoke(app, ["imagine", *arguments])
    if result.exception is not None:
        raise result.exception
    return [Path(line) for line in result.stdout.splitlines() if line.endswith(".png")]


def painted(file: Path) -> Pixels:
    """The pixels of a file before they were enlarged."""
    with Image.open(io.BytesIO(file.read_bytes())) as picture:
        pixels = numpy.asarray(picture)
    factor = enlargement(64, 64)
    return pixels[::factor, ::factor]


def plainly(model: "Model", **values: Any) -> Pixels:
    """What a plain StableDiffusionPipeline paints with torch.Generator().manual_seed(seed)."""
    from bot.core.ask import Ask
    from bot.prompts.draft import make_draft

    asked: dict[str, Any] = {"steps": 5, "seed": 3} | values
    return expect(model.pipeline, make_draft(Ask(prompt=PROMPT, **asked), model.info, 0).complete(), None)


@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_it_equals_a_plain_pipeline_for_every_sampler(
    folder: Path, plain: "Model", tmp_path: Path, scheduler: str
) -> None:
    options = ["--seed", "3", "--steps", "5", "--scheduler", scheduler, "--model", str(folder)]
    [file] = imagine(PROMPT, "-o", str(tmp_path / "cat.png"), *options)
    assert numpy.array_equal(painted(file), plainly(plain, scheduler=scheduler))


def test_each_of_several_pictures_equals_its_own_seed(folder: Path, plain: "Model", tmp_path: Path) -> None:
    options = ["--seed", "3", "--steps", "5", "--images", "2", "--model", str(folder)]
    files = imagine(PROMPT, "-o", str(tmp_path / "cat.png"), *options)
    assert [file.name for file in files] == ["cat-1.png", "cat-2.png"]
    assert [numpy.array_equal(painted(file), plainly(plain, seed=3 + n)) for n, file in enumerate(files)] == [True] * 2


def test_a_noise_schedule_is_chosen(folder: Path, plain: "Model", tmp_path: Path) -> None:
    options = ["--seed", "3", "--steps", "5", "--noise-schedule", "cosine", "--model", str(folder)]
    [file] = imagine(PROMPT, "-o", str(tmp_path / "cat.png"), *options)
    assert numpy.array_equal(painted(file), plainly(plain, noise_schedule="cosine"))


def test_reproducible_mode_gives_one_of_several_the_bytes_that_it_has_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EASEL_REPRODUCIBLE", "true")
    options = ["--seed", "3", "--steps", "5", "--model", str(folder)]
    [one] = imagine(PROMPT, "-o", str(tmp_path / "one.png"), *options)
    first, *others = imagine(PROMPT, "-o", str(tmp_path / "more.png"), "--images", "2", *options)
    assert one.read_bytes() == first.read_bytes()
    assert len(others) == 1


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (["--seed", "-2"], "seed.range"),
        (["--size", "72x64"], "size.multiple"),
        (["--noise-schedule", "cosine"], "noise_schedule.model"),
        (["--scheduler", "heun", "--steps", "3"], "scheduler.steps"),
    ],
)
def test_what_is_wrong_is_said_before_the_model_is_loaded(
    options: list[str], key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.engine.DiffusionEngine.load", lambda *given: pytest.fail("loaded"))
    with pytest.raises(EaselError) as refused:
        imagine(PROMPT, "-o", str(tmp_path / "cat.png"), "--model", "demo", *options)
    assert refused.value.key == key


def test_a_place_that_can_not_be_written_is_a_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cat-1.png").mkdir()
    with pytest.raises(EaselError, match="can't be written"):
        imagine(
            PROMPT, "-o", str(tmp_path / "cat.png"), "--force", "--images", "2", "--steps", "1", "--model", str(folder)
        )


@pytest.mark.parametrize(
    ("name", "key"), [(".", "output.file"), ("cat.jpg", "output.suffix"), ("no/cat.png", "output.folder")]
)
def test_a_place_that_will_not_do_is_said_before_the_model_is_loaded(
    name: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.engine.DiffusionEngine.load", lambda *given: pytest.fail("loaded"))
    with pytest.raises(EaselError) as refused:
        imagine(PROMPT, "-o", str(tmp_path / name), "--model", "demo")
    assert refused.value.key == key


@pytest.mark.parametrize("name", ["cat", "cat.PNG"])
def test_a_name_without_an_ending_is_as_good_as_one_of_a_png(name: str, folder: Path, tmp_path: Path) -> None:
    imagine(PROMPT, "-o", str(tmp_path / name), "--steps", "1", "--model", str(folder))
    assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "cat-2.png"
    kept.write_bytes(b"mine")
    arguments = (PROMPT, "-o", str(tmp_path / "cat.png"), "--images", "2", "--steps", "1", "--model", str(folder))
    with monkeypatch.context() as context:
        context.setattr("bot.engine.engine.DiffusionEngine.load", lambda *given: pytest.fail("loaded"))
        with pytest.raises(EaselError, match=r"cat-2\.png is already there.*--force"):
            imagine(*arguments)
    assert [file.name for file in tmp_path.glob("*.png")] == ["cat-2.png"]
    assert kept.read_bytes() == b"mine"
    imagine(*arguments, "--force")
    assert kept.read_bytes().startswith(b"\x89PNG")


def test_a_file_that_appears_while_painting_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cat.png"

    def encode(*given: object) -> object:
        file.write_bytes(b"another program's")
        return encode_picture(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("bot.cli.imagine.encode_picture", encode)
    with pytest.raises(EaselError, match="already there"):
        imagine(PROMPT, "-o", str(file), "--steps", "1", "--model", str(folder))
    assert file.read_bytes() == b"another program's"
