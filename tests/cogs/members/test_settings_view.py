"""The panel's form and text fit Discord's limits in every language, and show the current settings."""

import pytest

from bot.core.model_info import ModelInfo
from bot.core.preferences import Preferences
from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.members.settings_view import settings_form, settings_text, settings_view

INFO = ModelInfo("/models/" + "large" * 40, 1024, 8, 25, 7.0, "ddim")
ODD = Preferences("/models/" + "other" * 40, "9999x9999", 100, "*" * 32, private=True, spoiler=True, repaintable=False)
TEXT, LABEL, ABOUT, CHOICE = 2000, 45, 100, 100
"""https://docs.discord.com/developers/components/reference#label"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preferences", [Preferences(), ODD])
def test_everything_fits(language: str, preferences: Preferences) -> None:
    localizer = Localizer(language)
    assert len(settings_text(preferences, INFO, localizer, style_here=False)) <= TEXT
    modal = settings_form(preferences, INFO, localizer).to_dict()
    assert len(modal["title"]) <= LABEL
    assert modal["components"]
    for row in modal["components"]:
        assert len(row["label"]) <= LABEL
        assert len(row.get("description") or "") <= ABOUT
        assert all(len(option["label"]) <= CHOICE for option in row["component"].get("options", []))


@pytest.mark.parametrize(
    ("model", "values", "chosen"),
    [
        (None, ["any", "loaded"], "any"),
        (INFO.name, ["any", "loaded"], "loaded"),
        ("other", ["any", "loaded", "kept"], "kept"),
    ],
)
def test_the_form_offers_the_models_and_has_the_preferred_one_chosen(
    model: str | None, values: list[str], chosen: str
) -> None:
    modal = settings_form(Preferences(model), INFO, Localizer()).to_dict()
    options = modal["components"][-1]["component"]["options"]
    assert [option["value"] for option in options] == values
    assert [option["value"] for option in options if option["default"]] == [chosen]


def test_a_folders_path_is_told_to_nobody() -> None:
    assert "/models" not in settings_text(ODD, INFO, Localizer(), style_here=True)
    assert "/models" not in str(settings_form(ODD, INFO, Localizer()).to_dict())


async def test_a_button_says_how_it_is_and_asks_for_the_other() -> None:
    items = settings_view(Preferences(private=True), Localizer()).to_components()[0]["components"]
    assert [(item["label"], item["custom_id"]) for item in items] == [
        ("Private: on", "easel:settings_flag:private:off"),
        ("Spoiler: off", "easel:settings_flag:spoiler:on"),
        ("Repaintable: on", "easel:settings_flag:repaintable:off"),
    ]
