"""Privacy and operator texts fit Discord's messages, buttons and forms in every language."""

import pytest

from bot.i18n.localizer import LANGUAGES, Localizer
from bot.store.blocks import Block
from bot.store.personal_data.erasures import Erasure
from cogs.administration.operator_view import Status, announce_view, blocks_text, servers_text, status_text
from cogs.privacy.privacy_view import erase_form, erased_text, privacy_text, privacy_view

MESSAGE, BUTTON, TITLE, LABEL, OPTION = 2000, 80, 45, 45, 100


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_of_it_fits(language: str) -> None:
    localizer = Localizer(language)
    text = privacy_text(localizer, 30, 1)
    assert len(text) <= MESSAGE
    assert all(word in text for word in ("Export", "30", "1 "))
    assert len(privacy_text(localizer, None, None)) < len(text)
    for view in (privacy_view(localizer), announce_view(1000, localizer)):
        [row] = view.to_components()
        assert all(0 < len(one["label"]) <= BUTTON for one in row["components"])
        assert row["components"]
    shown = erase_form(localizer).to_dict()
    [field] = shown["components"]
    assert len(shown["title"]) <= TITLE
    assert len(field["label"]) <= LABEL
    assert len(field["description"]) <= OPTION
    options = field["component"]["options"]
    assert [one["value"] for one in options] == ["data", "posts"]
    assert all(0 < len(one["label"]) <= OPTION for one in options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_cut_and_empty_ones_said(language: str) -> None:
    localizer = Localizer(language)
    blocks = [Block(10**18 + n, kind, "r" * 300, 1, 0.0) for n in range(30) for kind in ("user", "guild")]
    assert len(blocks_text(blocks, localizer)) <= MESSAGE
    assert blocks_text([], localizer)
    assert len(servers_text([10**18 + n for n in range(200)], localizer, on=True)) <= MESSAGE
    assert servers_text([5], localizer, on=True) != servers_text([5], localizer, on=False)


def test_the_end_of_an_erasure_counts() -> None:
    localizer = Localizer()
    assert erased_text(Erasure(1, 1, posted=False, locale="en-US", jobs=1), localizer).count("1 request") == 1
    said = erased_text(Erasure(1, 9, posted=True, locale="en-US", jobs=9, messages=1, missed=2), localizer)
    assert said.endswith("1 posted message is deleted; I couldn't reach 2.")
    said = erased_text(Erasure(1, 9, posted=True, locale="en-US", jobs=9, messages=2), localizer)
    assert said.endswith("2 posted messages are deleted.")


def test_the_state_is_the_one_that_matters_most() -> None:
    def said(loading: str | None, *, draining: bool) -> str:
        return status_text(
            Status("demo", None, loading, 0, None, 1 << 20, 1, 60.0, 1 << 20, draining=draining), Localizer()
        )

    assert "finishing the queue" in said("weights", draining=True)
    assert "loading the model" in said("weights", draining=False)
    assert "**ready**" in said(None, draining=False)
    assert "no device yet" in said(None, draining=False)
    assert "not measured yet" in said(None, draining=False)
