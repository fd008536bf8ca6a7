"""Lists of styles, a style in full and its form fit Discord's limits in every language."""

import pytest

from bot.core.request import MAX_PROMPT
from bot.core.style import Style
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.prompts.styles import MAX_NAME, STYLES
from bot.store.styles import MAX_STYLES
from cogs.members.styles_view import is_cut, style_form, style_text, styles_by_owner, styles_file, styles_text

LONG = Style("*" * MAX_NAME, "_" * MAX_PROMPT, "*" * MAX_PROMPT)
MANY = [LONG] * MAX_STYLES
MESSAGE, LABEL, ABOUT, CUSTOM_ID = 2000, 45, 100, 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_fits(language: str) -> None:
    localizer = Localizer(language)
    for mine, server in (([], []), (MANY, []), ([], MANY), (MANY, MANY)):
        assert len(styles_text(styles_by_owner(mine, server, STYLES.values(), localizer), localizer)) <= MESSAGE
    assert len(style_text(LONG, localizer)) <= MESSAGE
    for scope in ("mine", "server"):
        modal = style_form(localizer, scope, "🌧" * MAX_NAME, before=LONG, new=scope == "mine").to_dict()
        assert "🌧🌧🌧" in modal["title"]
        assert len(modal["title"]) <= LABEL
        assert [row["component"]["custom_id"] for row in modal["components"]] == ["template", "negative_prompt"]
        assert len(modal["custom_id"].encode("utf-16-le")) // 2 <= CUSTOM_ID
        for row in modal["components"]:
            assert len(row["label"]) <= LABEL
            assert len(row.get("description") or "") <= ABOUT


@pytest.mark.parametrize("mine", [[], [Style("fog", "foggy {prompt}")]])
def test_all_built_in_styles_are_listed(mine: list[Style]) -> None:
    parts = styles_by_owner(mine, [], STYLES.values(), Localizer())
    text = styles_text(parts, Localizer())
    assert not is_cut(parts)
    assert all(f"**{name}**" in text for name in STYLES)
    assert "more" not in text
    assert ("**Yours**\n- **fog** foggy {prompt}" in text) == bool(mine)


def test_what_does_not_fit_is_in_the_file_in_full() -> None:
    many = [Style(f"{number} {'*' * 20}", f"{number} {{prompt}}\n{'x' * 300}", "y" * 300) for number in range(50)]
    parts = styles_by_owner(many, many, STYLES.values(), Localizer())
    assert is_cut(parts)
    written = styles_file(parts)
    for style in (*many, *STYLES.values()):
        assert f"{style.name}\n    + {' '.join(style.prompt.split())}" in written
    assert "Yours\n\n0 ***" in written


def test_a_style_of_a_negative_prompt_alone_shows_it() -> None:
    assert style_text(Style("clean", "", "blurry"), Localizer()) == "**clean**\n{prompt}\nnegative prompt: blurry"
