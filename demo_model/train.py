"""Train the demo model from scratch: `python -m demo_model.train`.

It draws scenes, trains the autoencoder on them, encodes a bank of scenes, trains U-Net and text encoder, and saves
everything as an ordinary diffusers folder. If it's stopped, the same command goes on from the last checkpoint.
"""

import random
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

import torch
import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from transformers import CLIPTokenizer

from demo_model import WEIGHTS
from demo_model.architecture import Prediction, Schedule
from demo_model.folder import save_folder
from demo_model.scenes.captions import training_caption
from demo_model.scenes.scene import training_scene
from demo_model.tokenizer import train_tokenizer
from demo_model.training.autoencoder import load_autoencoder, train_autoencoder, train_decoder
from demo_model.training.batches import LatentBank, fill_bank
from demo_model.training.diffusion import DiffusionTraining, Painter, Recipe
from demo_model.training.free_words import FreeReading, FreeRecipe
from demo_model.training.lights import LightRecipe, LightTraining
from demo_model.training.reading import train_reader
from demo_model.training.reminder import remind


def follow(what: str, total: int, events: Iterable[tuple[int, float]], log: Path) -> None:
    """Show a progress bar, and write every tenth (step, loss, seconds) to a CSV file, until training ends."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    started, smooth = time.monotonic(), None
    with Progress(*columns, TextColumn("loss {task.fields[loss]:.4f}")) as progress, log.open("a") as lines:
        task = progress.add_task(what, total=total, loss=0.0)
        for step, loss in events:
            smooth = loss if smooth is None else 0.98 * smooth + 0.02 * loss
            progress.update(task, completed=step, loss=smooth)
            if step % 10 == 0:
                lines.write(f"{step},{loss:.5f},{time.monotonic() - started:.1f}\n")
                lines.flush()


def make_tokenizer(seed: int) -> CLIPTokenizer:
    """The tokenizer, trained on captions; it's the same each time."""
    rng = random.Random(f"{seed}/captions")
    return train_tokenizer([training_caption(training_scene(rng), rng) for _ in range(20_000)])


def make_bank(folder: Path, scenes: int, seed: int, device: torch.device) -> LatentBank:
    """Draw and encode the scenes with a progress bar, or load the ones from an earlier run."""
    if bank := LatentBank.load(folder / "bank.pt"):
        return bank
    with Progress() as progress:
        task = progress.add_task("Encoding scenes", total=scenes)
        for event in fill_bank(load_autoencoder(folder, device), seed, scenes, device):
            if isinstance(event, LatentBank):
                event.save(folder / "bank.pt")
                return event
            progress.update(task, completed=event)
    raise AssertionError("fill_bank ends with the bank")


@dataclass(frozen=True, slots=True)
class Run:
    """Where a training run keeps its files, the device, the seed, and how many scenes it draws."""

    folder: Path
    device: torch.device
    seed: int
    scenes: int

    def bank(self) -> LatentBank:
        """The encoded scenes, from the folder if an earlier run encoded them."""
        return make_bank(self.folder, self.scenes, self.seed, self.device)


def train_vae(run: Run, steps: int, decoder_steps: int) -> None:
    """Train the autoencoder, then its decoder alone."""
    follow("Autoencoder", steps, train_autoencoder(run.folder, steps, run.seed, run.device), run.folder / "vae.csv")
    lessons = train_decoder(run.folder, decoder_steps, run.seed, run.device)
    follow("Decoder", decoder_steps, lessons, run.folder / "decoder.csv")


def train_unet(run: Run, recipe: Recipe, tokenizer: CLIPTokenizer) -> DiffusionTraining:
    """Train U-Net and text encoder up to the recipe's steps."""
    training = DiffusionTraining(run.folder, recipe, tokenizer, run.device)
    if training.descent.step < recipe.total:
        follow(recipe.name, recipe.total, training.run(run.bank()), run.folder / f"{recipe.name}.csv")
    return training


def train_lights(run: Run, recipe: LightRecipe, painter: Painter, training: DiffusionTraining) -> Painter:
    """Train the U-Net alone on sun and moon; returns the finished networks."""
    last = LightTraining(run.folder, recipe, painter, training.tokenizer, training.scheduler)
    if last.descent.step < recipe.total:
        follow("Sun and moon", recipe.total, last.run(run.bank()), run.folder / "light.csv")
    return last.finished()


def train_free_words(run: Run, recipe: FreeRecipe, painter: Painter, tokenizer: CLIPTokenizer) -> Painter:
    """Teach the text encoder what unknown words stand for, if there are steps; returns the finished networks."""
    if not recipe.steps:
        return painter
    training = FreeReading(run.folder, recipe, tokenizer, painter.text_encoder)
    follow("Free words", recipe.steps, training.run(), run.folder / "text-free.csv")
    painter.text_encoder.load_state_dict(training.finished().state_dict())
    return painter


def train(
    output: Annotated[Path, typer.Option(help="Where the finished diffusers folder goes.")] = WEIGHTS,
    work: Annotated[Path, typer.Option(help="Where checkpoints and logs are kept.")] = Path("runs/demo"),
    device: Annotated[str, typer.Option(help="cpu, cuda or mps.")] = "cpu",
    schedule: Annotated[str, typer.Option(help="linear, scaled_linear or cosine.")] = "cosine",
    prediction: Annotated[str, typer.Option(help="epsilon or v_prediction.")] = "v_prediction",
    steps: Annotated[int, typer.Option(help="Training steps of the U-Net, 32 pictures each.")] = 7_000,
    decay_steps: Annotated[
        int, typer.Option(help="How many of them, at the end, have a falling learning rate.")
    ] = 2_000,
    repaint_steps: Annotated[int, typer.Option(help="Steps after them with uneven noise, for img2img.")] = 1_200,
    reminder_steps: Annotated[int, typer.Option(help="Lessons of the text encoder on sun and moon.")] = 500,
    light_steps: Annotated[int, typer.Option(help="Further steps, of the U-Net alone, on sun and moon.")] = 1_000,
    borrow_steps: Annotated[int, typer.Option(help="Steps after them with borrowed colours, for img2img.")] = 400,
    free_steps: Annotated[int, typer.Option(help="Last lessons, in free words; an experiment.")] = 0,
    vae_steps: Annotated[int, typer.Option(help="Training steps of the autoencoder, 16 pictures each.")] = 2_000,
    decoder_steps: Annotated[int, typer.Option(help="Further steps of its decoder alone, 16 pictures each.")] = 3_000,
    reader_steps: Annotated[int, typer.Option(help="Reading lessons of the text encoder, 64 captions each.")] = 800,
    scenes: Annotated[int, typer.Option(help="How many scenes to draw and encode.")] = 40_000,
    seed: Annotated[int, typer.Option(help="Seed of everything random.")] = 0,
) -> None:
    """Train the demo model, or continue an earlier run."""
    if schedule not in get_args(Schedule) or prediction not in get_args(Prediction):
        raise typer.BadParameter(
            "The schedule is linear, scaled_linear or cosine, the prediction epsilon or v_prediction."
        )
    run = Run(work, torch.device(device), seed, scenes)
    work.mkdir(parents=True, exist_ok=True)
    train_vae(run, vae_steps, decoder_steps)
    tokenizer = make_tokenizer(seed)
    lessons = train_reader(work, reader_steps, seed, tokenizer, run.device)
    follow("Text encoder", reader_steps, lessons, work / "text.csv")
    recipe = Recipe(schedule, prediction, steps, decay_steps, repaint_steps, seed=seed)  # type: ignore[arg-type]  # checked above
    training = train_unet(run, recipe, tokenizer)
    painter = training.finished()
    reminder = remind(work, reminder_steps, seed, tokenizer, painter.text_encoder)
    follow("Reminder", reminder_steps, reminder, work / "text-light.csv")
    lit = train_lights(run, LightRecipe(light_steps, borrow_steps, seed=seed + 1), painter, training)
    finished = train_free_words(run, FreeRecipe(free_steps, seed=seed + 2), lit, tokenizer)
    save_folder(output, load_autoencoder(work, run.device), finished, tokenizer, training.scheduler)
    typer.echo(f"Saved the demo model to {output}.")


if __name__ == "__main__":
    typer.run(train)
