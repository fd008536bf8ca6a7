"""The page's pure modules, called in the browser that runs them."""

from typing import Any

import pytest

from tests.page.visit import Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

PROMPT = {"name": "prompt", "type": 3, "required": True}
STEPS = {"name": "steps", "type": 4}
MEMBER = {"name": "member", "type": 6, "required": True}
ASSIGN = """(module, [text, options]) => {
    const { texts, surplus } = module.assignText(text, options);
    return [[...texts], surplus];
}"""
TIMED = """(module, texts) => {
    const start = performance.now();
    for (const text of texts) module.parseBlocks(text);
    return performance.now() - start;
}"""


TYPED: list[tuple[str, list[dict[str, Any]], dict[str, str], str]] = [
    ("a red castle", [PROMPT, STEPS], {"prompt": "a red castle"}, ""),
    ("a castle steps:20", [STEPS, PROMPT], {"prompt": "a castle", "steps": "20"}, ""),
    ("steps:20 prompt:a castle at 16:9", [PROMPT, STEPS], {"prompt": "a castle at 16:9", "steps": "20"}, ""),
    ('steps:"20" a castle', [PROMPT, STEPS], {"prompt": "a castle", "steps": "20"}, ""),
    ("@vera a castle", [PROMPT, MEMBER], {"prompt": "@vera a castle"}, ""),
    ("@vera a castle", [MEMBER, PROMPT], {"member": "@vera", "prompt": "a castle"}, ""),
    ("words", [STEPS], {}, "words"),
    ("", [], {}, ""),
]
READ: list[tuple[dict[str, Any], str, dict[str, Any]]] = [
    (STEPS, "12", {"value": 12}),
    (STEPS, "1.5", {"error": "Enter a whole number."}),
    (STEPS, "99999999999999999999", {"error": "This number is too large for Discord."}),
    ({**STEPS, "min_value": 1}, "0", {"error": "At least 1."}),
    ({"name": "hd", "type": 5}, "yes", {"value": True}),
    ({**PROMPT, "max_length": 3}, "castle", {"error": "At most 3 characters (now 6)."}),
    (PROMPT, " ", {"error": "This option is required."}),
    ({"name": "scale", "type": 10}, "7.5", {"value": 7.5}),
    ({**PROMPT, "choices": [{"name": "Oil", "value": "oil"}]}, "oil", {"value": "oil"}),
]


async def test_a_typed_command_is_split_into_options(visit: Visit) -> None:
    for text, options, texts, surplus in TYPED:
        pairs, rest = await visit.module("core/command-text.js", ASSIGN, [text, options])
        assert (text, dict(pairs), rest) == (text, texts, surplus)


async def test_an_option_reads_its_value(visit: Visit) -> None:
    read = "(m, [option, text]) => m.readValue(option, text, { roles: [], places: [], everyone: () => [] })"
    for option, text, answer in READ:
        assert (text, await visit.module("core/option-values.js", read, [option, text])) == (text, answer)


async def test_no_text_makes_the_reader_of_markdown_slow(visit: Visit) -> None:
    pieces = ["*", "_a", "[", "||", "```", "> ", "[\\a", "**a", "~~", "https://", "- "]
    texts = ["`" * 2000 + "a" * 2000, *(piece * (4000 // len(piece)) for piece in pieces)]
    assert await visit.module("markdown/blocks.js", TIMED, texts) < 15_000  # ms: a guard against backtracking


async def test_addresses_that_are_not_of_the_web_are_refused(visit: Visit) -> None:
    local = "(m, urls) => urls.map((url) => m.localUrl(url))"
    urls = ["javascript:alert(1)", "data:text/html,x", "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1"]
    origin = await visit.page.evaluate("location.origin")
    assert await visit.module("core/media.js", local, urls) == [None, None, f"{origin}/attachments/1/2/a.png?ex=1"]
