"""What a small model knows is said in full, in every language and in the README, and fits where it is shown."""

from pathlib import Path

import pytest

from bot.core.vocabulary import Vocabulary
from bot.engine.models.folder import quick_info
from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.ui.vocabulary_lines import LABELS, paintable, unknown_note, vocabulary_lines

README = Path(__file__).parents[3] / "README.md"
TOPIC, MESSAGE = 1024, 2000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_models_words_are_all_said_and_fit(language: str) -> None:
    localizer, known = Localizer(language), quick_info("demo").vocabulary
    assert known is not None
    lines = vocabulary_lines(known, localizer)
    assert len("\n".join(lines)) < MESSAGE / 2  # /about says more
    assert len(lines) == 1 + len(known.attributes)
    for attribute in known.attributes:
        assert localizer.has(LABELS[attribute.name])
        for meaning in attribute.meanings:
            assert any(meaning.words[0] in line for line in lines)
    topic = paintable(known, localizer)
    assert topic is not None
    assert len(topic) <= TOPIC
    assert all(name in text for name in known.names("object") for text in (topic, unknown_note(known, localizer)))


def test_an_attribute_without_a_sentence_is_shown_under_its_own_name() -> None:
    lines = vocabulary_lines(Vocabulary.parse({"smell": {"sweet": ["sweet", "sugary"]}}), Localizer())
    assert lines[1:] == ["- smell: sweet"]


def test_a_model_without_a_list_says_nothing() -> None:
    assert vocabulary_lines(None, Localizer()) == []
    assert paintable(None, Localizer()) is None


def test_the_readme_names_what_the_demo_model_knows() -> None:
    text, known = README.read_text(encoding="utf-8"), quick_info("demo").vocabulary
    assert known is not None
    for attribute, heading in (("object", "Objects"), ("colour", "Colors"), ("ground", "Grounds")):
        assert f"- {heading}: {', '.join(known.names(attribute))}\n" in text
    assert all(name in text.partition("- Skies: ")[2].splitlines()[0] for name in known.names("sky"))
