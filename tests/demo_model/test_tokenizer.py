"""The tokenizer can encode anything that people type, and nobody can cut a caption short from within."""

from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import CLIPTokenizer

from demo_model.tokenizer import CONTEXT, caption_ids, caption_windows, train_tokenizer

TOKENIZER = train_tokenizer(["a red castle on the snow at night", "a blue cat on the grass by day"] * 20)


@pytest.fixture(scope="module", params=["fresh", "reloaded"])
def tokenizer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> CLIPTokenizer:
    """The tokenizer as trained, and as it comes back from disk."""
    if request.param == "fresh":
        return TOKENIZER
    folder: Path = tmp_path_factory.mktemp("tokenizer")
    TOKENIZER.save_pretrained(folder)
    again: CLIPTokenizer = CLIPTokenizer.from_pretrained(folder)
    return again


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=150)
def test_any_text_is_encoded_between_start_and_end(text: str) -> None:
    ids = TOKENIZER(text).input_ids
    assert ids[0] == TOKENIZER.bos_token_id
    assert ids[-1] == TOKENIZER.eos_token_id
    assert TOKENIZER.eos_token_id not in ids[1:-1]  # which is the unknown token, too


@pytest.mark.parametrize("text", ["猫と城", "🏰 à la Škoda", "кот", "١٢٣", "a\u0301 cat", "\x00\x7f", ""])
def test_unicode_survives_a_round_trip(tokenizer: CLIPTokenizer, text: str) -> None:
    ids = tokenizer(text).input_ids
    assert tokenizer.eos_token_id not in ids[1:-1]
    assert all(0 <= number < len(tokenizer) for number in ids)


def test_a_caption_decodes_to_itself(tokenizer: CLIPTokenizer) -> None:
    text = "a red castle on the snow at night"
    assert tokenizer.decode(tokenizer(text).input_ids, skip_special_tokens=True) == text


@pytest.mark.parametrize("typed", ["<|endoftext|>", "<|startoftext|>"])
def test_a_typed_special_token_stays_text(tokenizer: CLIPTokenizer, typed: str) -> None:
    special = {tokenizer.bos_token_id, tokenizer.eos_token_id}
    ids = tokenizer(f"a cat {typed} at night").input_ids
    assert special.isdisjoint(ids[1:-1])
    assert len(ids) > len(tokenizer("a cat at night").input_ids)


def test_long_captions_are_cut_to_the_context(tokenizer: CLIPTokenizer) -> None:
    ids = tokenizer("a red castle " * 100, padding="max_length", max_length=CONTEXT, truncation=True).input_ids
    assert len(ids) == CONTEXT
    assert ids[-1] == tokenizer.eos_token_id


@pytest.mark.parametrize(
    ("text", "windows"), [("", 1), ("a red castle", 1), ("a red castle " * 100, 4), ("猫" * 300, 12)]
)
def test_long_captions_are_split_at_words(tokenizer: CLIPTokenizer, text: str, windows: int) -> None:
    """Nothing is lost, unless the text is longer than the most windows."""
    ids = caption_windows(tokenizer, [text])[0]
    assert len(ids) == windows * CONTEXT
    special = {tokenizer.bos_token_id, tokenizer.eos_token_id}
    rows = ids.reshape(-1, CONTEXT).tolist()
    parts = [[token for token in row if token not in special] for row in rows]
    assert all(row[0] == tokenizer.bos_token_id and row[-1] == tokenizer.eos_token_id for row in rows)
    whole = tokenizer(text, add_special_tokens=False).input_ids
    assert [token for part in parts for token in part] == whole[: sum(map(len, parts))]
    if windows < 12:
        assert sum(map(len, parts)) == len(whole)
        assert all(
            token.endswith("</w>") for part in parts if part for token in tokenizer.convert_ids_to_tokens(part[-1:])
        )


def test_short_captions_are_padded_to_the_longest(tokenizer: CLIPTokenizer) -> None:
    ids = caption_windows(tokenizer, ["a red castle", "a red castle " * 40])
    assert ids.shape == (2, 2 * CONTEXT)
    assert torch.equal(ids[0, :CONTEXT], caption_ids(tokenizer, ["a red castle"])[0])
    assert torch.equal(ids[0, CONTEXT:], caption_ids(tokenizer, [""])[0])
