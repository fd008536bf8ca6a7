"""Infotext: writes and reads parameters in the format of AUTOMATIC1111's web UI.

The text has the prompt, "Negative prompt: " with the negative prompt, and a last line of facts such as "Steps: 20,
Sampler: Euler a". Prompts may contain line feeds. A value with a comma, a colon or a line feed is quoted as in JSON.
"""

import json
import re
from collections.abc import Mapping
from typing import Final

from bot.pictures.metadata.recipe import Recipe, recipe_of

NEGATIVE: Final = "Negative prompt:"
TEMPLATE: Final = "Template:"
NEGATIVE_TEMPLATE: Final = "Negative Template:"
"""Lines that the extension Dynamic Prompts writes below the facts."""
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
"""How many facts a line needs to count as the facts line, since a prompt may begin with "Steps:" too."""
MOST_FACTS: Final = 200
MOST_KEY: Final = 60


def facts_line(facts: Mapping[str, object]) -> str:
    """Facts as one line of text."""
    return ", ".join(f"{key}: {quoted(str(value))}" for key, value in facts.items())


def quoted(value: str) -> str:
    """A value as written in the line; quoted if it contains a separator."""
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:\n"') else value


def read_facts(line: str) -> dict[str, str]:
    """The facts of a line; parts without a key are skipped."""
    facts: dict[str, str] = {}
    at = 0
    while len(facts) < MOST_FACTS and (colon := line.find(":", at)) >= 0:
        key = line[at:colon].rpartition(",")[2].strip()
        value, at = _value(line, colon + 1)
        if key and len(key) <= MOST_KEY:
            facts.setdefault(key, value)
    return facts


def _value(line: str, at: int) -> tuple[str, int]:
    """The value that starts at `at`, and where the next fact starts."""
    start = at + len(line[at : at + 8]) - len(line[at : at + 8].lstrip())
    if line[start : start + 1] == '"':
        try:
            value, end = json.JSONDecoder(strict=False).raw_decode(line, start)
        except ValueError:  # an unclosed quote
            pass
        else:
            return str(value), end
    end = line.find(",", start)
    end = len(line) if end < 0 else end
    return line[start:end].strip(), end + 1


def read_infotext(text: str, tool: str = "AUTOMATIC1111") -> Recipe | None:
    """The recipe in an infotext, as far as it goes; None if the text is empty."""
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
    """The index of the facts line: the last that starts with "Steps:", else the last line if it has enough facts."""
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
    """The text after "Template:" below the facts."""
    text = "\n".join(lines).partition(NEGATIVE_TEMPLATE)[0].strip()
    return text.removeprefix(TEMPLATE).strip() if text.startswith(TEMPLATE) else ""


def _writer(facts: Mapping[str, str], tool: str) -> str:
    """The tool that wrote the text: Forge's version starts with "f", as in "f2.0.1v1.10.1"."""
    return "Forge" if re.match(r"f\d", facts.get("Version", "")) else tool
