"""NovelAI: the recipe in its comment, with the characters that version 4 paints apart from the scene."""

from dataclasses import replace
from typing import Any, Final

from bot.pictures.metadata.features import Feature
from bot.pictures.metadata.recipe import Recipe, pairs_of
from bot.pictures.metadata.tools import Notes, Values, named, object_of

CHARACTER: Final = "Character"
MOST_CHARACTERS: Final = 12


def read_novel(notes: Notes, values: Values) -> Recipe | None:
    """The recipe in NovelAI's JSON object; None if the object isn't NovelAI's."""
    inner = object_of(values.get("Comment"))
    outer = values if inner is not None else {}
    values = values if inner is None else inner  # in a WebP, one object contains all the texts
    version4 = isinstance(values.get("v4_prompt"), dict)
    if "uc" not in values and not version4:
        return None
    if isinstance(values.get("c"), str) and not version4:  # Draw Things also says uc
        return None
    base, captions = _captions(values.get("v4_prompt"))
    avoided, avoided_captions = _captions(values.get("v4_negative_prompt"))
    prompt = values.get("prompt") or base or notes.get("Description") or outer.get("Description")
    painted_over = "img2img" in str(values.get("request_type")).lower()
    source = notes.get("Source") or outer.get("Source")
    characters = [(f"{CHARACTER} {number}", caption) for number, caption in enumerate(captions, 1)]
    characters += [
        (f"{CHARACTER} {number} −", caption) for number, caption in enumerate(avoided_captions, 1) if caption
    ]
    recipe = named(
        "NovelAI",
        values | {"uc": values.get("uc") or avoided},
        prompt=prompt,
        model=source if isinstance(source, str) else None,
        strength=values.get("strength") if painted_over else None,
    )
    if not characters:
        return recipe
    left_out = (*recipe.left_out, (Feature.CHARACTERS, str(max(len(captions), len(avoided_captions)))))
    return replace(recipe, others=(*pairs_of(characters), *recipe.others), left_out=left_out)


def _captions(prompt: Any) -> tuple[str, list[str]]:
    """The caption of the scene, and those of its characters."""
    caption = prompt.get("caption") if isinstance(prompt, dict) else None
    if not isinstance(caption, dict):
        return "", []
    base, characters = caption.get("base_caption"), caption.get("char_captions")
    found = [
        one["char_caption"]
        for one in (characters[:MOST_CHARACTERS] if isinstance(characters, list) else [])
        if isinstance(one, dict) and isinstance(one.get("char_caption"), str)
    ]
    return base if isinstance(base, str) else "", found
