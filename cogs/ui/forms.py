"""Forms: modals whose custom_id holds all they need; what was filled in comes back as texts by field."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import discord

from bot.client import FORM, Interaction
from bot.core.errors import RequestError
from bot.core.request import MAX_PROMPT, ImageRequest
from bot.i18n.localizer import Localizer
from bot.prompts.choices import escape
from cogs.ui.lines import shortened

SHORT: Final = 20
LONGEST: Final = 4000
"""Most characters of a text field in Discord."""
TITLE: Final = 45
"""Most characters of a form's title in Discord."""


def form(action: str, *arguments: object, title: str, fields: Sequence[discord.ui.Label[Any]]) -> discord.ui.Modal:
    """A modal that does an action with arguments when it is sent."""
    modal = discord.ui.Modal(
        title=shortened(title, TITLE), custom_id=FORM + ":".join([action, *map(str, arguments)]), timeout=None
    )
    for field in fields:
        modal.add_item(field)
    return modal


def text_field(
    name: str,
    label: str,
    value: str = "",
    *,
    limit: int = SHORT,
    long: bool = False,
    required: bool = True,
    about: str | None = None,
) -> discord.ui.Label[Any]:
    """A text field with its current value; `about` is the hint beneath its label."""
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    box: discord.ui.TextInput[Any] = discord.ui.TextInput(
        custom_id=name, default=value or None, style=style, max_length=limit, required=required
    )
    return discord.ui.Label(text=label, component=box, description=about)


def menu_field(name: str, label: str, choices: Mapping[str, str]) -> discord.ui.Label[Any]:
    """A menu with these labels by value; the first is chosen until another is."""
    options = [
        discord.SelectOption(label=text, value=value, default=not number)
        for number, (value, text) in enumerate(choices.items())
    ]
    menu: discord.ui.Select[Any] = discord.ui.Select(custom_id=name, options=options)
    return discord.ui.Label(text=label, component=menu)


def edit_form(job_id: int | str, number: str, request: ImageRequest, localizer: Localizer) -> discord.ui.Modal:
    """The form that changes a request before it is painted again."""
    typed = request.template or escape(request.prompt)
    values = {
        "prompt": typed if len(typed) <= MAX_PROMPT else request.prompt,
        "negative_prompt": request.negative_prompt,
        "steps": str(request.steps),
        "guidance_scale": f"{request.guidance_scale:g}",
        "seed": str(request.seed),
    }
    return with_values(blank_edit_form(localizer, job_id, number), values)


def blank_edit_form(localizer: Localizer, job_id: int | str, number: str = "") -> discord.ui.Modal:
    """The form that changes a request, with nothing in it."""
    title = localizer("form.edit")
    return form("edit", job_id, number, title=title, fields=[prompt_field(localizer), *settings_fields(localizer)])


def prompt_field(localizer: Localizer) -> discord.ui.Label[Any]:
    """The field for what to paint."""
    return text_field("prompt", localizer("form.prompt"), limit=MAX_PROMPT, long=True)


def negative_field(localizer: Localizer) -> discord.ui.Label[Any]:
    """The field for what to leave out."""
    return text_field("negative_prompt", localizer("form.negative"), limit=MAX_PROMPT, long=True, required=False)


def settings_fields(localizer: Localizer, *, required: bool = True) -> list[discord.ui.Label[Any]]:
    """The fields beneath the prompt; unless they are `required`, an empty one means the default."""
    return [
        negative_field(localizer),
        text_field("steps", localizer("form.steps"), required=required),
        text_field("guidance_scale", localizer("form.guidance"), required=required),
        text_field("seed", localizer("form.seed"), required=False),
    ]


def with_values(modal: discord.ui.Modal, values: Mapping[str, str]) -> discord.ui.Modal:
    """The form with these values in its fields, a menu's separated by commas; a field without one stays as it is."""
    for label in modal.walk_children():
        if isinstance(label, discord.ui.TextInput) and label.custom_id in values:
            typed = values[label.custom_id][:LONGEST]
            label.default = typed or None
            label.max_length = max(label.max_length or 0, len(typed))  # what is too long can still be shortened there
        elif isinstance(label, discord.ui.Select) and label.custom_id in values:
            chosen = values[label.custom_id].split(",")
            if {option.value for option in label.options} & {*chosen}:
                for option in label.options:
                    option.default = option.value in chosen
    return modal


def filled(interaction: Interaction) -> dict[str, str]:
    """The texts of a sent form by field; for a menu, its choices separated by commas."""
    found: dict[str, str] = {}
    data: Any = interaction.data or {}
    for row in data.get("components", []):
        for part in row.get("components", [row.get("component", {})]):
            found[str(part.get("custom_id"))] = str(part.get("value") or ",".join(part.get("values", [])))
    return found


def whole(text: str, name: str) -> int | None:
    """A typed whole number, or None for nothing; raises RequestError with the field's name."""
    if not text.strip():
        return None
    try:
        return int(text)
    except ValueError as error:
        raise RequestError("form.whole", field=name, value=text[:SHORT]) from error


def decimal(text: str, name: str) -> float | None:
    """A typed number, with a point or a comma, or None for nothing; raises RequestError with the field's name."""
    if not text.strip():
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError as error:
        raise RequestError("form.number", field=name, value=text[:SHORT]) from error
    if not math.isfinite(number):
        raise RequestError("form.number", field=name, value=text[:SHORT])
    return number
