"""Infotext: the parameters as AUTOMATIC1111's web UI writes them, written and read.

The prompt, "Negative prompt: " and the negative one, and a last line of facts such as "Steps: 20, Sampler: Euler a".
Each part may hold line feeds; a value that holds a comma, a colon or a line feed stands in quotes, as JSON has them.
"""

import json
import re
from collections.abc import Mapping
from typing import Final

from bot.pictures.metadata.recipe import Recipe, recipe_of

NEGATIVE: Final = "Negative prompt:"
TEMPLATE: Final = "Template:"
NEGATIVE_TEMPLATE: Final = "Negative Template:"
"""Lines below the facts, which the extension Dynamic Prompts writes."""
FIELDS: Final = {
    "Steps": "steps",
    "Sampler": "sampler",
    "Schedule type": "schedule",
    "CFG scale": "guidance_scale",
    "Seed": "seed",
    "Model": "model",
    "Denoising strength": "strength",
    "Template": "template",
}
LEAST_FACTS: Final = 2
"""Facts a line needs to be the line of facts: a prompt may begin with "Steps:", too."""
MOST_FACTS: Final = 200
MOST_KEY: Final = 60


def facts_line(facts: Mapping[str, object]) -> str:
    """Facts as one line."""
    return ", ".join(f"{key}: {quoted(str(value))}" for key, value in facts.items())


def quoted(value: str) -> str:
    """A value as it stands in the line: in quotes where it would not end where it ends."""
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:\n"') else value


def read_facts(line: str) -> dict[str, str]:
    """The facts of a line; what has no key is left out."""
    facts: dict[str, str] = {}
    at = 0
    while len(facts) < MOST_FACTS and (colon := line.find(":", at)) >= 0:
        key = line[at:colon].rpartition(",")[2].strip()
        value, at = _value(line, colon + 1)
        if key and len(key) <= MOST_KEY:
            facts.setdefault(key, value)
    return facts


def _value(line: str, at: int) -> tuple[str, int]:
    """The value that begins there, and where the next fact does."""
    start = at + len(line[at : at + 8]) - len(line[at : at + 8].lstrip())
    if line[start : start + 1] == '"':
        try:
            value, end = json.JSONDecoder(strict=False).raw_decode(line, start)
        except ValueError:  # a quote that nothing closes
            pass
        else:
            return str(value), end
    end = line.find(",", start)
    end = len(line) if end < 0 else end
    return line[start:end].strip(), end + 1


def read_infotext(text: str, tool: str = "AUTOMATIC1111") -> Recipe | None:
    """The recipe of a text in this form, whatever of it there is; None for an empty one."""
    lines = text.replace("\r\n", "\n").split("\n")
    at = _facts_at(lines)
    facts = read_facts(lines[at]) if at < len(lines) else {}
    prompt, negative = _prompts(lines[:at])
    found: dict[str, object] = {"prompt": prompt, "negative_prompt": negative, "template": _template(lines[at + 1 :])}
    found |= {FIELDS[key]: value for key, value in facts.items() if key in FIELDS}
    size = re.fullmatch(r"(\d{1,6})x(\d{1,6})", facts.get("Size", ""))
    if size:
        found |= {"width": size[1], "height": size[2]}
    noise = facts.get("Noise schedule", "").lower().replace(" ", "_")
    others = [(key, value) for key, value in facts.items() if key not in FIELDS and not (key == "Size" and size)]
    if not prompt and not facts:
        return None
    return recipe_of(_writer(facts, tool), found | ({"noise_schedule": noise} if noise else {}), others)


def _facts_at(lines: list[str]) -> int:
    """The number of the line of facts: the last that begins with steps, else the last of all if it has enough."""
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].lstrip().startswith("Steps:") and len(read_facts(lines[at])) >= LEAST_FACTS:
            return at
    last = len(lines) - 1
    known = read_facts(lines[last]).keys() & (FIELDS.keys() | {"Size"})
    return last if len(known) >= LEAST_FACTS else len(lines)


def _prompts(lines: list[str]) -> tuple[str, str]:
    for at, line in enumerate(lines):
        if line.startswith(NEGATIVE):
            negative = [line.removeprefix(NEGATIVE), *lines[at + 1 :]]
            return "\n".join(lines[:at]).strip(), "\n".join(negative).strip()
    return "\n".join(lines).strip(), ""


def _template(lines: list[str]) -> str:
    """What stands behind "Template:" below the facts."""
    text = "\n".join(lines).partition(NEGATIVE_TEMPLATE)[0].strip()
    return text.removeprefix(TEMPLATE).strip() if text.startswith(TEMPLATE) else ""


def _writer(facts: Mapping[str, str], tool: str) -> str:
    """Who wrote it: Forge says so in its version, such as "f2.0.1v1.10.1"."""
    return "Forge" if re.match(r"f\d", facts.get("Version", "")) else tool
