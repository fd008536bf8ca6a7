"""A page of audit entries fits Discord's limits."""

import pytest

from bot.i18n.localizer import LANGUAGES, Localizer
from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditEntry, Search
from cogs.moderation.audit_lines import action_name
from cogs.moderation.audit_view import LONGEST, ON_A_PAGE, audit_text, audit_view

ID = 10**19 - 1
"""The longest id that Discord has for years."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_page_of_entries_fits_a_message_and_its_buttons(language: str) -> None:
    localizer = Localizer(language)
    name = max(AuditAction, key=lambda one: len(action_name(one, localizer)))
    entries = [AuditEntry(10**8 - 1, ID, ID, name, ID, "*" * 300, 2e9) for _ in range(ON_A_PAGE)]
    assert len(audit_text(entries, localizer)) <= 2000
    view = audit_view(
        Search(ID, ID, max(AuditAction, key=len), "x" * LONGEST), entries, localizer, older=True, first=False
    )
    ids = [str(getattr(getattr(item, "item", item), "custom_id", "")) for item in view.children]
    assert len(set(ids)) == 2
    assert all(len(one) <= 100 for one in ids)
