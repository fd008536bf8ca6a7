"""Recipe view: how a picture was painted, from its file's recipe or from its job. Pure."""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.core.job import Job
from bot.core.samplers import SCHEDULERS
from bot.i18n.localizer import Localizer
from bot.pictures.metadata.features import Found
from bot.pictures.metadata.recipe import Recipe
from bot.pictures.metadata.sampler_names import sampler_label
from cogs.ui.lines import listed, parameters, shown_text

PROMPT: Final = 700
NEGATIVE: Final = 400
VALUE: Final = 150
"""Most characters shown of a prompt, a negative prompt and any other value."""
PARAMETERS: Final = (
    "sampler",
    "steps",
    "guidance_scale",
    "seed",
    "strength",
    "noise_schedule",
    "model",
)


def recipe_text(recipe: Recipe, localizer: Localizer) -> str:
    """The tool, the prompts, each parameter and what isn't taken over of a file, one per line."""
    lines = [
        f"**{shown_text(recipe.tool, VALUE)}**",
        *_prompts(recipe.prompt, recipe.negative_prompt, recipe.template, localizer),
    ]
    told = {name: getattr(recipe, name) for name in PARAMETERS}
    told["sampler"] = _sampler(recipe)
    if recipe.width is not None and recipe.height is not None:
        told["size"] = f"{recipe.width}x{recipe.height}"
    for name, value in told.items():
        if value is not None:
            shown = f"{value:g}" if isinstance(value, float) else shown_text(str(value), VALUE)
            lines.append(f"- {localizer(f'recipe.{name}')}: {shown}")
    lines += _not_taken(recipe, localizer)
    lines += [f"- {shown_text(key, VALUE)}: {shown_text(value, VALUE)}" for key, value in recipe.others]
    return listed(lines, localizer)


def request_text(job: Job, localizer: Localizer) -> str:
    """Who asked for what, every parameter, and what is different in each picture."""
    request = job.request
    lines = [localizer("recipe.job", member=str(job.user_id))]
    lines += _prompts(request.prompt, request.negative_prompt, request.template, localizer)
    lines.append(f"- {parameters(request, localizer)}")
    for number in range(request.images if request.images > 1 else 0):
        one = request.picture(number)
        own = [localizer("caption.seed", seed=str(one.seed))]
        if request.is_group:
            own += [SCHEDULERS[one.scheduler], localizer("caption.steps", steps=one.steps)]
        if one.prompt != request.prompt:
            own.append(shown_text(one.prompt, VALUE))
        lines.append(f"- {localizer('picker.picture', number=number + 1)}: {' · '.join(own)}")
    return listed(lines, localizer)


def changes_text(changed: Mapping[str, tuple[str, str]], localizer: Localizer, left_out: Iterable[Found] = ()) -> str:
    """What differs from a recipe, and what of it is left out, in one sentence; empty if nothing is."""
    facts = []
    for name, (told, taken) in changed.items():
        fact = f"{localizer(f'recipe.{name}')} {shown_text(told, VALUE)}"
        facts.append(localizer("recipe.instead", fact=fact, taken=shown_text(taken, VALUE)) if taken else fact)
    facts += feature_words(left_out, localizer)
    return localizer("recipe.changed", facts=", ".join(facts)) if facts else ""


def feature_words(left_out: Iterable[Found], localizer: Localizer) -> list[str]:
    """Each feature in words, with what the file says about it."""
    said = []
    for feature, told in left_out:
        name = localizer(f"recipe.feature.{feature}")
        said.append(f"{name} ({shown_text(told, VALUE)})" if told else name)
    return said


def _not_taken(recipe: Recipe, localizer: Localizer) -> list[str]:
    """The line that says what of a file can't be painted here, whatever the model; none if all can."""
    facts = []
    if recipe.sampler is not None and recipe.scheduler is None:
        facts.append(f"{localizer('recipe.sampler')} {shown_text(_sampler(recipe) or '', VALUE)}")
    if recipe.strength is not None:
        facts.append(f"{localizer('recipe.strength')} {recipe.strength:g}")
    facts += feature_words(recipe.left_out, localizer)
    return [localizer("recipe.left_out", facts=", ".join(facts))] if facts else []


def _sampler(recipe: Recipe) -> str | None:
    """The sampler by the name that people know; Easel's own files use the internal name."""
    if recipe.sampler is None:
        return None
    return SCHEDULERS.get(recipe.scheduler or "") or sampler_label(
        recipe.sampler, dict(recipe.others).get("schedule", "")
    )


def _prompts(prompt: str, negative: str, template: str | None, localizer: Localizer) -> list[str]:
    lines = [f"{localizer('recipe.prompt')}: {shown_text(prompt, PROMPT)}"] if prompt else []
    if template and template != prompt:
        lines.append(localizer("caption.template", text=shown_text(template, NEGATIVE)))
    if negative:
        lines.append(f"{localizer('recipe.negative_prompt')}: {shown_text(negative, NEGATIVE)}")
    return lines
