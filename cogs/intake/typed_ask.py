"""TypedAsk: what somebody typed to have something painted, and the form in which they mend what was refused. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import discord

from bot.core.ask import Ask
from bot.core.errors import EaselError
from bot.core.samplers import NOISE_SCHEDULES, SCHEDULERS
from bot.i18n.localizer import Localizer
from bot.prompts.styles import MAX_NAME
from cogs.common.fixes import FORM_ACTION
from cogs.ui.forms import decimal, form, menu_field, prompt_field, settings_fields, text_field, whole, with_values

FIELDS: Final = 5
"""Most fields of a form in Discord."""
CONCERNED: Final = {
    "size.form": "size",
    "size.range": "size",
    "size.multiple": "size",
    "size.memory": "size",
    "limit.pixels": "size",
    "style.unknown": "style",
    "strength.range": "strength",
    "strength.steps": "strength",
    "images.range": "images",
    "limit.pictures": "images",
    "limit.day": "images",
    "scheduler.unknown": "scheduler",
    "scheduler.model": "scheduler",
    "scheduler.steps": "scheduler",
    "noise_schedule.unknown": "noise_schedule",
    "noise_schedule.model": "noise_schedule",
    "noise_schedule.precision": "noise_schedule",
    "noise_schedule.sampler": "noise_schedule",
}
"""Errors about an option that the form usually doesn't have, with that option."""
LABELS: Final = {
    "steps": "form.steps",
    "guidance_scale": "form.guidance",
    "seed": "form.seed",
    "strength": "form.strength",
    "images": "form.images",
    "size": "form.size",
    "style": "form.style",
    "scheduler": "form.scheduler",
    "noise_schedule": "form.noise_schedule",
}
"""The sentence of each field's label."""
MENUS: Final = {"scheduler": SCHEDULERS, "noise_schedule": NOISE_SCHEDULES}
"""Options that are chosen from a menu, with their choices."""
OWN: Final = "own"
"""The choice of a menu that leaves the option to the model."""


@dataclass(frozen=True, slots=True)
class TypedAsk:
    """An ask and the name of its style, as far as a form's `texts` don't say otherwise."""

    ask: Ask
    style: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)

    def read(self, localizer: Localizer) -> tuple[Ask, str | None]:
        """The ask with what the texts say, and its style's name; raises RequestError for what isn't a number."""
        texts = self.texts
        values: dict[str, Any] = {name: texts[name] for name in ("prompt", "negative_prompt") if name in texts}
        if "size" in texts:
            values["size"] = texts["size"] or None
        for name, known in MENUS.items():
            if name in texts:
                values[name] = texts[name] if texts[name] in known else None
        for name in ("steps", "seed", "images"):
            if name in texts:
                values[name] = whole(texts[name], localizer(LABELS[name]))
        for name in ("guidance_scale", "strength"):
            if name in texts:
                values[name] = decimal(texts[name], localizer(LABELS[name]))
        style = texts.get("style", self.style)
        return replace(self.ask, **values), style

    def form(self, token: str, error: Exception, localizer: Localizer) -> discord.ui.Modal:
        """The form with everything that was typed. An option that the error is about takes the last field's place."""
        fields = [prompt_field(localizer), *settings_fields(localizer, required=False)]
        concerned = CONCERNED.get(error.key) if isinstance(error, EaselError) else None
        if concerned is not None:
            fields = [fields[0], option_field(concerned, localizer), *fields[1 : FIELDS - 1]]
        modal = form(FORM_ACTION, token, title=localizer("form.fix"), fields=fields)
        return with_values(modal, self._values())

    def _values(self) -> dict[str, str]:
        """Every option as a text, and what was typed into a form as it was typed."""
        names = ("prompt", "negative_prompt", "steps", "guidance_scale", "seed", "size", "images", "strength")
        values = {name: _text(getattr(self.ask, name)) for name in (*names, "scheduler", "noise_schedule")}
        return {**values, "style": self.style or "", **self.texts}


def option_field(name: str, localizer: Localizer) -> discord.ui.Label[Any]:
    """The field for an option that the form has only if it is what was wrong."""
    label = localizer(LABELS[name])
    if name in MENUS:
        return menu_field(name, label, {OWN: localizer("form.own"), **MENUS[name]})
    return text_field(name, label, limit=MAX_NAME, required=False)


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
