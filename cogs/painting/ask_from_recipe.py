"""AskFromRecipe: a recipe as an Ask for the loaded model, and what had to change. Pure."""

from dataclasses import dataclass, field

from bot.core.ask import Ask
from bot.core.errors import RequestError
from bot.core.model_info import ModelInfo
from bot.core.request import MAX_STEPS
from bot.core.samplers import UNSTEPPABLE
from bot.core.style import Style
from bot.pictures.metadata.features import Found
from bot.pictures.metadata.inscription import model_name
from bot.pictures.metadata.recipe import EASEL, Recipe, whole_number
from bot.pictures.metadata.sampler_names import sampler_label
from bot.prompts.as_it_stands import as_it_stands
from bot.prompts.styles import PLACE
from bot.prompts.wildcards import names

AS_WRITTEN = Style("as written", PLACE)
"""A style that changes nothing: what a file says is painted as written, without the member's own style."""


@dataclass(slots=True)
class AskFromRecipe:
    """An Ask, and by parameter (written, used) where they differ; `used` is empty for the model's default.

    `left_out` is what the file's tool used and that can't be painted here.
    """

    ask: Ask
    changed: dict[str, tuple[str, str]] = field(default_factory=dict)
    left_out: tuple[Found, ...] = ()


def ask_from_recipe(recipe: Recipe, info: ModelInfo) -> AskFromRecipe:
    """An Ask for this model, with its own sampler and a size of the same shape if it lacks those of the recipe."""
    changed: dict[str, tuple[str, str]] = {}
    scheduler = _scheduler(recipe, info, changed)
    ours = recipe.tool == EASEL
    template = "" if not ours or any(names(recipe.template or "")) else recipe.template  # lists may have changed
    prompt = template or as_it_stands(recipe.prompt)
    ask = Ask(
        prompt=prompt,
        negative_prompt=as_it_stands(recipe.negative_prompt, has_choices=False),
        steps=_steps(recipe, info.least_steps.get(scheduler or info.scheduler, 1), changed),
        guidance_scale=recipe.guidance_scale,
        seed=recipe.seed,
        size=_size(recipe, info, changed),
        scheduler=scheduler,
        noise_schedule=_noise_schedule(recipe, scheduler, info, changed),
        style=AS_WRITTEN,
    )
    for name in ("guidance_scale", "seed"):  # written, but out of range
        if getattr(recipe, name) is None and (told := _refused(recipe, name)):
            changed[name] = (told, "")
    if recipe.model is not None and model_name(recipe.model) != model_name(info.name):
        changed["model"] = (model_name(recipe.model), model_name(info.name))
    if recipe.strength is not None:
        changed["strength"] = (f"{recipe.strength:g}", "")  # the picture that it was painted from isn't in the file
    return AskFromRecipe(ask, changed, recipe.left_out)


def _refused(recipe: Recipe, name: str) -> str | None:
    return dict(recipe.others).get(name)


def _scheduler(recipe: Recipe, info: ModelInfo, changed: dict[str, tuple[str, str]]) -> str | None:
    if recipe.scheduler is not None and recipe.scheduler not in info.unfit:
        return recipe.scheduler
    if recipe.sampler is not None:
        schedule = dict(recipe.others).get("schedule", "") if recipe.scheduler is None else ""
        changed["sampler"] = (sampler_label(recipe.sampler, schedule) if schedule else recipe.sampler, "")
    return None


def _steps(recipe: Recipe, least: int, changed: dict[str, tuple[str, str]]) -> int | None:
    told = recipe.steps if recipe.steps is not None else whole_number(_refused(recipe, "steps"), 1, 10**9)
    if told is None:
        return None
    taken = max(least, min(told, MAX_STEPS))
    if taken != told:
        changed["steps"] = (str(told), str(taken))
    return taken


def _size(recipe: Recipe, info: ModelInfo, changed: dict[str, tuple[str, str]]) -> str | None:
    if recipe.width is None or recipe.height is None:
        return None
    told = f"{recipe.width}x{recipe.height}"
    try:
        info.check_size(recipe.width, recipe.height)
    except RequestError:
        taken = "{}x{}".format(*info.fit(recipe.width, recipe.height))
        changed["size"] = (told, taken)
        return taken
    return told


def _noise_schedule(
    recipe: Recipe, scheduler: str | None, info: ModelInfo, changed: dict[str, tuple[str, str]]
) -> str | None:
    told = recipe.noise_schedule
    if told is None or (told in info.noise_schedules and (scheduler or info.scheduler, told) not in UNSTEPPABLE):
        return told
    changed["noise_schedule"] = (told, "")
    return None
