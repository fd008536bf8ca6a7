"""Each action has words in every language, and its target is shown as what it is."""

import pytest

from bot.i18n.localizer import FOLDER, LANGUAGES, Localizer
from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditEntry
from cogs.moderation.audit_lines import action_name, audit_line, deed_key
from tests.i18n.catalogue import messages

CHOICES = 25
"""What Discord shows of an option's choices."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_action_has_words_and_there_are_no_others(language: str) -> None:
    said = messages(FOLDER / language / "order.ftl")
    assert {name for name in said if name.startswith("deed-")} == {
        deed_key(one).replace(".", "-") for one in AuditAction
    }
    names = [action_name(one, Localizer(language)) for one in AuditAction]
    assert len(set(names)) == len(names) <= CHOICES


def test_an_action_of_an_older_version_is_shown_as_it_was_logged() -> None:
    assert action_name("style_purge", Localizer("de")) == "style purge"


@pytest.mark.parametrize(
    ("action", "detail", "target"),
    [
        (AuditAction.BAN, "spam", "<@7>"),
        (AuditAction.BAN_ROLE, "spam", "<@&7>"),
        (AuditAction.LIMITS, '{"steps": 3}', "<@&7>"),
        (AuditAction.ALLOW, "role", "<@&7>"),
        (AuditAction.DENY, "channel", "<#7>"),
        ("older", "", "<@7>"),
    ],
)
def test_a_target_is_shown_as_what_it_is(action: str, detail: str, target: str) -> None:
    assert f"<@9> → {target}" in audit_line(AuditEntry(1, 5, 9, action, 7, detail, 2e9), Localizer())
