"""What keeping order shows fits Discord's limits; spreadsheets are safe; what a moderator types is understood."""

import io
import zipfile

import pytest

from bot.core.errors import RequestError
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditEntry, Search
from cogs.administration.spreadsheet import Spreadsheet, cell
from cogs.moderation.purge_target import MessageRef, reference
from cogs.ui.audit_lines import LONGEST, ON_A_PAGE, action_name, audit_text, audit_view

ID = 10**19 - 1
"""The longest id that Discord has for years."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_page_of_deeds_fits_a_message_and_its_buttons(language: str) -> None:
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


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == "'" + text


def test_other_cells_stay_as_they_are() -> None:
    assert [cell(one) for one in ("a=1", "", -1, None, 1.5)] == ["a=1", "", -1, None, 1.5]


def test_a_large_table_is_zipped() -> None:
    with Spreadsheet(("a", "b")) as sheet:
        sheet.add([("x" * 600, number) for number in range(2000)])
        file, name = sheet.pack("table")
        assert name == "table.zip"
        with zipfile.ZipFile(io.BytesIO(file.read())) as archive:
            lines = archive.read("table.csv").decode("utf-8-sig").splitlines()
    assert (lines[0], len(lines)) == ("a,b", 2001)


def test_a_picture_is_meant_by_number_or_link() -> None:
    assert reference(" 12 ") == reference("#12") == 12
    for host in ("discord.com", "ptb.discord.com", "discordapp.com"):
        assert reference(f"<https://{host}/channels/1/2/3>") == MessageRef(1, 2, 3)


@pytest.mark.parametrize(
    "typed", ["", "x", "-1", "https://evil.com/channels/1/2/3", "https://discord.com/channels/@me/2/3"]
)
def test_what_means_no_picture_is_told(typed: str) -> None:
    with pytest.raises(RequestError) as refused:
        reference(typed)
    assert refused.value.key == "purge.form"
