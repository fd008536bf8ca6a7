"""The command line: `python -m bot`, installed as `easel`. Heavy imports wait until a command needs them."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli.exit import REFUSED, end_with, open_streams, tell
from bot.cli.signals import end_at_once
from bot.config import Settings, read_settings
from bot.core.errors import EaselError

app = typer.Typer(
    help="Easel: a Discord bot that paints with Stable Diffusion, and a local Discord to try it in.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Port = Annotated[int | None, typer.Option(help="Port of the playground page; 0 picks a free one.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"easel {version('easel')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def default(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Easel: a Discord bot that paints with Stable Diffusion, and a local Discord to try it in."""
    if context.invoked_subcommand is None:
        run()


@app.command()
def run() -> None:
    """Run the bot (the default): on Discord if DISCORD_TOKEN is set, otherwise in a playground."""
    settings = read_settings()
    _serve(settings)


@app.command()
def playground(
    port: Port = None,
    server_only: Annotated[bool, typer.Option(help="Run only the local Discord, without the bot.")] = False,
) -> None:
    """Run the bot in a local Discord: no token, no GPU, no download."""
    settings = read_settings(playground_port=port)
    if server_only:
        _serve_playground(settings)
    else:
        _serve(settings.model_copy(update={"discord_token": None, "playground": None}))


@app.command()
def imagine(
    prompt: Annotated[str, typer.Argument(help="What to paint.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to save the PNG.")] = Path("easel.png"),
    negative_prompt: Annotated[str | None, typer.Option(help="What to leave out.")] = None,
    image: Annotated[Path | None, typer.Option(help="A picture to paint from; the result keeps its shape.")] = None,
    strength: Annotated[float | None, typer.Option(help="How much of that picture to change, above 0 up to 1.")] = None,
    steps: Annotated[int | None, typer.Option(help="Number of denoising steps.")] = None,
    guidance_scale: Annotated[float | None, typer.Option(help="How closely to follow the prompt.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same picture.")] = None,
    size: Annotated[str | None, typer.Option(help="WIDTHxHEIGHT in pixels.")] = None,
    images: Annotated[int | None, typer.Option(help="How many pictures, 1 to 4.")] = None,
    scheduler: Annotated[str | None, typer.Option(help="The sampler, such as ddim or euler_a.")] = None,
    noise_schedule: Annotated[
        str | None, typer.Option(help="linear, scaled_linear or cosine, if the model allows it.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="demo, a diffusers folder, or a hub id.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are already there.")] = False,
) -> None:
    """Paint pictures without Discord."""
    from bot.cli.logs import quiet_libraries

    quiet_libraries()
    from bot.cli.imagine import paint
    from bot.core.ask import Ask

    ask = Ask(
        prompt=prompt,
        negative_prompt=negative_prompt,
        strength=strength,
        steps=steps,
        guidance_scale=guidance_scale,
        seed=seed,
        size=size,
        scheduler=scheduler,
        images=images,
        noise_schedule=noise_schedule,
    )
    for file in paint(read_settings(model=model), ask, image, output, force=force):
        typer.echo(file)


@app.command()
def doctor() -> None:
    """Check the token, model, device, data folder and database, and say how to fix what is wrong."""
    from bot.cli.doctor import examine

    raise typer.Exit(0 if examine(read_settings()) else 1)


def _serve(settings: Settings) -> NoReturn:
    end_at_once()
    from bot.cli.run import serve

    end_with(serve(settings))


def _serve_playground(settings: Settings) -> NoReturn:
    end_at_once()
    from bot.cli.playground import serve_playground

    end_with(serve_playground(settings))


def main() -> None:
    """Run a command; an EaselError becomes one line on stderr and exit code 2."""
    open_streams()
    try:
        app()
    except EaselError as error:
        tell(error)
        raise SystemExit(REFUSED) from None


if __name__ == "__main__":
    main()
