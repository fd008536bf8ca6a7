"""The documents' links: what they point to in the repository is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("playground/**/*.md")})


@pytest.mark.parametrize("document", [str(one.relative_to(ROOT)) for one in DOCUMENTS])
def test_links_lead_somewhere(document: str) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", (ROOT / document).read_text())
    lost = [one for one in targets if "://" not in one and not ((ROOT / document).parent / one).exists()]
    assert lost == []


@pytest.mark.parametrize("document", [str(one.relative_to(ROOT)) for one in DOCUMENTS])
def test_files_of_tests_that_are_named_are_there(document: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / document).read_text())
    assert [one for one in named if not (ROOT / one).exists()] == []
