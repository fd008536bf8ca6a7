"""Infotext: writes and reads parameters in the format of AUTOMATIC1111's web UI.

The text has the prompt, "Negative prompt: " with the negative prompt, and a last line of facts such as "Steps: 20,
Sampler: Euler a". Prompts may contain line feeds. A value with a comma, a colon or a line feed is quoted as in JSON, or
is a JSON list or object. SD.Next separates facts by "|", begins with "prompt: ", and may write a second line of facts.
"""

import json
import re
from collections.abc import Mapping
from typing import Final

from bot.pictures.metadata.features import features_in
from bot.pictures.metadata.recipe import Recipe, recipe_of

NEGATIVE: Final = "Negative prompt:"
PROMPT: Final = "prompt:"
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
SYNONYMS: Final = {
    "Guidance scale": "CFG scale",
    "CFG": "CFG scale",
    "CFG Scale": "CFG scale",
    "Guidance Scale": "CFG scale",
    "Scheduler": "Schedule type",
    "Base model": "Model",
    "Resolution": "Size",
}
"""What other tools call these facts."""
HIRES: Final = "Hires "
"""How the facts about a second pass in higher resolution begin."""
NEXT: Final = "SD.Next"
NEXT_FACTS: Final = frozenset({"Pipeline", "Parser", "Backend", "Operations"})
"""Facts that only SD.Next writes."""
BARS: Final = re.compile(r"[^|:,]{1,60}:[^|:,]{0,60}\|[^|:,]{1,60}:")
"""The start of a line of facts that are separated by bars."""
LEAST_FACTS: Final = 2
"""How many facts a line needs to count as the facts line, since a prompt may begin with "Steps:" too."""
MOST_FACTS: Final = 200
MOST_LINES: Final = 5
"""How many lines below the facts may have more of them."""
MOST_KEY: Final = 60
LONGEST_VALUE: Final = 1 << 16
"""The most characters of a value that is quoted or JSON, because a try to read it may go to the end of the line."""
LONGEST_TEXT: Final = 1 << 18
"""The most characters of a text that are looked at."""


def facts_line(facts: Mapping[str, object]) -> str:
    """Facts as one line of text."""
    return ", ".join(f"{key}: {quoted(str(value))}" for key, value in facts.items())


def quoted(value: str) -> str:
    """A value as written in the line; quoted if it contains a separator."""
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:\n"') else value


def read_facts(line: str) -> dict[str, str]:
    """The facts of a line, separated by commas or bars; parts without a key are skipped."""
    facts: dict[str, str] = {}
    end, at = "|" if BARS.match(line.lstrip()) else ",", 0
    for _ in range(MOST_FACTS):
        colon = line.find(":", at)
        if colon < 0:
            break
        key = line[at:colon].rpartition(end)[2].strip(" \t,|")
        value, at = _value(line, colon + 1, end)
        if key and len(key) <= MOST_KEY:
            facts.setdefault(SYNONYMS.get(key, key), value)
    return facts


def _value(line: str, at: int, end: str) -> tuple[str, int]:
    """The value that starts at `at`, and where the next fact starts."""
    start = at + len(line[at : at + 8]) - len(line[at : at + 8].lstrip())
    if line[start : start + 1] in ('"', "{", "["):
        window = line[start : start + LONGEST_VALUE]
        try:
            value, stop = json.JSONDecoder(strict=False).raw_decode(window)
        except (ValueError, RecursionError):  # an unclosed quote or bracket
            pass
        else:
            return value if isinstance(value, str) else window[:stop], start + stop
    stop = line.find(end, start)
    stop = len(line) if stop < 0 else stop
    return line[start:stop].strip(), stop + 1


def read_infotext(text: str, tool: str = "AUTOMATIC1111") -> Recipe | None:
    """The recipe in an infotext, as far as it goes; None if the text is empty."""
    lines = text[:LONGEST_TEXT].replace("\r\n", "\n").split("\n")
    at = _facts_at(lines)
    facts = read_facts(lines[at]) if at < len(lines) else {}
    start = at
    if at < len(lines) and at and _is_second_line(lines[at - 1]):
        start = at - 1
        facts |= {key: value for key, value in read_facts(lines[start]).items() if key not in facts}
    for line in lines[at + 1 : at + 1 + MOST_LINES]:
        if line.startswith((TEMPLATE, NEGATIVE_TEMPLATE)):
            break
        facts |= {key: value for key, value in read_facts(line).items() if key not in facts}
    tool = _writer(facts, tool)
    prompt, negative = _prompts(lines[:start])
    if tool == NEXT and prompt.lower().startswith(PROMPT):
        prompt = prompt[len(PROMPT) :].strip()
    if not prompt and not facts:
        return None
    found: dict[str, object] = {"prompt": prompt, "negative_prompt": negative, "template": _template(lines[at + 1 :])}
    read = [(key, values) for key, value in facts.items() if (values := _json(value)) is not None]
    return recipe_of(tool, found | _found(facts), _others(facts), features_in(read))


def _found(facts: Mapping[str, str]) -> dict[str, object]:
    """The facts that a recipe has fields for."""
    found: dict[str, object] = {FIELDS[key]: value for key, value in facts.items() if key in FIELDS}
    if any(key.startswith(HIRES) for key in facts):  # then it is the strength of the second pass
        found.pop("strength", None)
    size = _size(facts)
    if size:
        found |= {"width": size[1], "height": size[2]}
    noise = facts.get("Noise schedule", "").lower().replace(" ", "_")
    return found | ({"noise_schedule": noise} if noise else {})


def _others(facts: Mapping[str, str]) -> list[tuple[str, object]]:
    """The facts that a recipe has no fields for."""
    sized, hires = _size(facts) is not None, any(key.startswith(HIRES) for key in facts)
    known = FIELDS.keys() - ({"Denoising strength"} if hires else set()) | ({"Size"} if sized else set())
    return [(key, value) for key, value in facts.items() if key not in known]


def _size(facts: Mapping[str, str]) -> re.Match[str] | None:
    return re.fullmatch(r"\(?(\d{1,6})\s*(?:x|×|,)\s*(\d{1,6})\)?", facts.get("Size", ""))


def _json(value: str) -> object:
    """A list or object in a value, so that what it names can be told; None if there is none."""
    if value[:1] not in ("[", "{"):
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _is_second_line(line: str) -> bool:
    """Whether a line above the facts has facts too, as SD.Next writes them."""
    found = read_facts(line)
    return len(found) >= LEAST_FACTS and not NEXT_FACTS.isdisjoint(found)


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
        if line[: len(NEGATIVE)].lower() == NEGATIVE.lower():
            negative = [line[len(NEGATIVE) :], *lines[at + 1 :]]
            return "\n".join(lines[:at]).strip(), "\n".join(negative).strip()
    return "\n".join(lines).strip(), ""


def _template(lines: list[str]) -> str:
    """The text after "Template:" below the facts."""
    start = next((at for at, line in enumerate(lines[: MOST_LINES + 1]) if line.startswith(TEMPLATE)), len(lines))
    text = "\n".join(lines[start:]).partition(NEGATIVE_TEMPLATE)[0].strip()
    return text.removeprefix(TEMPLATE).strip() if text.startswith(TEMPLATE) else ""


def _writer(facts: Mapping[str, str], tool: str) -> str:
    """The tool that wrote the text: Forge's version starts with "f", as in "f2.0.1v1.10.1"."""
    version = facts.get("Version", "")
    if re.match(r"f\d", version):
        return "Forge"
    if facts.get("App", "").startswith(NEXT) or not NEXT_FACTS.isdisjoint(facts):
        return NEXT
    if re.match(r"(?i)fooocus", version):
        return "Fooocus"
    return "ComfyUI" if version == "ComfyUI" else tool
