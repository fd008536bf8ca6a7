"""A server's limits fit into a message in every language, and show what is set and nothing else."""

import dataclasses

import pytest

from bot.i18n.localizer import LANGUAGES, Localizer
from bot.moderation.limits import DEFAULT, MOST, Allowed, Limits
from cogs.administration.limits_view import limits_text

TEXT = 2000
MANY = range(2**62, 2**62 + 300)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_fits(language: str) -> None:
    by_role = dict.fromkeys((DEFAULT, *MANY), MOST)
    assert len(limits_text(by_role, Allowed(frozenset(MANY), frozenset(MANY)), Localizer(language))) <= TEXT


def test_a_servers_limits_are_told_by_role() -> None:
    by_role = {DEFAULT: Limits(steps=20, priority=1), 7: Limits(pixels=4096, cooldown_seconds=1), 8: Limits()}
    assert limits_text(by_role, Allowed(frozenset({9}), frozenset({7})), Localizer()).splitlines()[1:] == [
        "- **Default:** 20 steps",
        "- <@&7>: 4096 pixels (about 64x64), 1 second between requests",
        "- Allowed channel: <#9>",
        "- Allowed role: <@&7>",
    ]
    assert "No limits" in limits_text({}, Allowed(), Localizer())


@pytest.mark.parametrize("field", dataclasses.fields(Limits), ids=lambda field: field.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_limit_has_its_words(field: dataclasses.Field[int], language: str) -> None:
    shown = limits_text({7: Limits(**{field.name: 3})}, Allowed(), Localizer(language))
    assert "3" in shown.splitlines()[1].removeprefix("- <@&7>: ")
