"""Forms: modals whose custom_id holds all they need; what was filled in comes back as texts by field."""

import math
from collections.abc import Sequence
from typing import Any, Final

import discord

from bot.client import FORM, Interaction
from bot.core.errors import RequestError
from bot.core.request import MAX_PROMPT, ImageRequest
from bot.i18n.localizer import Localizer
from bot.prompts.choices import escape

SHORT: Final = 20


def form(action: str, *arguments: object, title: str, fields: Sequence[discord.ui.Label[Any]]) -> discord.ui.Modal:
    """A modal that does an action with arguments when it is sent."""
    modal = discord.ui.Modal(title=title, custom_id=FORM + ":".join([action, *map(str, arguments)]), timeout=None)
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


def edit_form(job_id: int, number: str, request: ImageRequest, localizer: Localizer) -> discord.ui.Modal:
    """The form that changes a request before it is painted again."""
    typed = request.template or escape(request.prompt)
    typed = typed if len(typed) <= MAX_PROMPT else request.prompt
    fields = [
        text_field("prompt", localizer("form.prompt"), typed, limit=MAX_PROMPT, long=True),
        text_field(
            "negative_prompt",
            localizer("form.negative"),
            request.negative_prompt,
            limit=MAX_PROMPT,
            long=True,
            required=False,
        ),
        text_field("steps", localizer("form.steps"), str(request.steps)),
        text_field("guidance_scale", localizer("form.guidance"), f"{request.guidance_scale:g}"),
        text_field("seed", localizer("form.seed"), str(request.seed), required=False),
    ]
    return form("edit", job_id, number, title=localizer("form.edit"), fields=fields)


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
