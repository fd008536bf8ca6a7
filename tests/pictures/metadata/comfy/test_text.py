"""The words of a prompt are found wherever a graph keeps them, and joined and chosen as its nodes do."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.metadata.comfy.graph import MOST_NODES, Graph, Link, Node
from bot.pictures.metadata.comfy.reading import read_graph
from bot.pictures.metadata.comfy.sides import Side
from bot.pictures.metadata.comfy.text import MOST_VISITS, Texts
from bot.pictures.metadata.recipe import Recipe
from tests.pictures.metadata.comfy.graphs import encoder, graph, node, read, sampler

FROM_WORDS = encoder(["words", 0])
LONG = {"a": node("PrimitiveString", value="a copper fox"), "b": node("PrimitiveString", value="in the snow")}


@pytest.mark.parametrize(
    ("nodes", "prompt"),
    [
        ({"words": node("String Literal", string="a hare")}, "a hare"),
        ({"words": node("AnyNode", prompt_text="a hare", use_input_text=False)}, "a hare"),
        ({"words": node("AnyNode", prompt_text="mine", use_input_text=True, text=["a", 0])}, "a copper fox"),
        ({"words": node("Unheard Of", contents="a hare made of brass")}, "a hare made of brass"),
        (
            {"words": node("Text Concatenate", delimiter=", ", text_a=["a", 0], text_b=["b", 0])},
            "a copper fox, in the snow",
        ),
        (
            {"words": node("StringConcatenate", string_a="a hare", string_b=["b", 0], delimiter=" ")},
            "a hare in the snow",
        ),
        ({"words": node("JoinStrings", string1="a hare", string2="in oil", delimiter="\\n")}, "a hare\nin oil"),
        ({"words": node("StringReplace", string="a fox", find="fox", replace="hare")}, "a hare"),
        ({"words": node("CR Text Input Switch", Input=2, text1="one", text2="two")}, "two"),
        ({"words": node("Any Switch (rgthree)", any_01=["gone", 0], any_02=["b", 0], any_03=["a", 0])}, "in the snow"),
        ({"words": node("easy ifElse", boolean=False, on_true="yes", on_false="a hare")}, "a hare"),
        (
            {
                "words": node("ComfySwitchNode", switch=["on", 0], on_false=["b", 0], on_true=["a", 0]),
                "on": node("PrimitiveBoolean", value=True),
            },
            "a copper fox",
        ),
        ({"words": node("ImpactSwitch", select=2, input1=["a", 0], input2=["b", 0])}, "in the snow"),
        ({"words": node("Reroute", **{"": ["a", 0]})}, "a copper fox"),
        (
            {"words": node("GetNode", Constant="P"), "set": node("SetNode", Constant="P", STRING=["a", 0])},
            "a copper fox",
        ),
        ({"words": node("A", text=["b", 0], **{}), "b": node("B", text=["words", 0])}, ""),
    ],
)
def test_text_nodes_are_read_by_what_they_do(nodes: dict[str, Any], prompt: str) -> None:
    assert read(cat=FROM_WORDS, **(LONG | nodes)).prompt == prompt


@pytest.mark.parametrize(
    "words",
    [
        {"words": node("ImpactWildcardProcessor", wildcard_text="a __pet__", populated_text="a hare", seed=1)},
        {"words": node("ShowText|pysssss", text=["dice", 0], text_0="a hare"), "dice": node("Dice", text="a __pet__")},
        {"words": node("ShowText|pysssss", text=["dice", 0], text2="a hare"), "dice": node("RandomText", text="a fox")},
        {"words": node("Dice", text="a {fox|hare}"), "aside": node("ShowText", text=["words", 0], text_0="a hare")},
        {"words": node("easy wildcards", text="a __pet__", populated_text="a hare")},
    ],
)
def test_what_a_wildcard_became_is_meant(words: dict[str, Any]) -> None:
    assert read(cat=FROM_WORDS, **words).prompt == "a hare"


def test_what_is_shown_from_an_earlier_run_counts_less_than_the_text_itself() -> None:
    words = {"words": node("ShowText", text=["a", 0], text_0="an earlier hare"), "a": LONG["a"]}
    assert read(cat=FROM_WORDS, **words).prompt == "a copper fox"
    live = read_graph(graph(cat=FROM_WORDS, **words), {"words": "shown in this run"})
    assert live is not None
    assert live.prompt == "shown in this run"


@pytest.mark.parametrize(
    ("nodes", "prompt", "negative"),
    [
        ({"fog": node("ConditioningZeroOut", conditioning=["cat", 0])}, "a cat", ""),
        ({"fog": node("ConditioningZeroOut", conditioning=["mist", 0]), "mist": encoder("mist")}, "a cat", ""),
        ({"sampler": sampler(negative=["cat", 0])}, "a cat", ""),
        (
            {
                "sampler": sampler(positive=["both", 0]),
                "both": node("ConditioningCombine", conditioning_1=["cat", 0], conditioning_2=["dog", 0]),
                "dog": encoder("a dog"),
            },
            "a cat, a dog",
            "fog",
        ),
        (
            {
                "cat": encoder(["styled", 0]),
                "fog": encoder(["styled", 1]),
                "styled": node("SDXLPromptStyler", text_positive="a hare", text_negative="mist", style="x"),
            },
            "a hare",
            "mist",
        ),
        ({"cat": node("CLIPTextEncodeSDXL", text_g="a hare", text_l="hare", clip=["model", 1])}, "a hare", "fog"),
        ({"cat": node("CLIPTextEncodeSDXL", text_g="", text_l="hare", clip=["model", 1])}, "hare", "fog"),
        (
            {"cat": node("CLIPTextEncodeFlux", clip_l="hare", t5xxl="a hare", guidance=3, clip=["model", 1])},
            "a hare",
            "fog",
        ),
        (
            {
                "sampler": node(
                    "KSamplerPipe", basic_pipe=["pipe", 0], seed=1, steps=2, cfg=3, latent_image=["latent", 0]
                ),
                "pipe": node("ToBasicPipe", model=["model", 0], positive=["cat", 0], negative=["fog", 0]),
            },
            "a cat",
            "fog",
        ),
    ],
)
def test_each_side_is_followed_for_itself(nodes: dict[str, Any], prompt: str, negative: str) -> None:
    recipe = read(**nodes)
    assert (recipe.prompt, recipe.negative_prompt) == (prompt, negative)


class Counted(Graph):
    """A graph that counts how often one of its nodes is looked at."""

    looks = 0

    def at(self, link: Link | None) -> Node | None:
        self.looks += 1
        return super().at(link)


def test_the_work_on_a_hostile_graph_is_bounded() -> None:
    """Each node leads to the next by 20 ways, so there are 20 to the 3000th paths."""
    chain = {f"n{i}": node("Pass", **{f"x{j}": [f"n{i + 1}", j] for j in range(20)}) for i in range(3000)}
    made = Counted(graph(cat=node("Pass", x=["n0", 0]), **chain))
    assert Texts(made).prompt(made.nodes["sampler"], Side.POSITIVE) == ""
    assert made.looks <= 21 * MOST_VISITS
    made.looks = 0
    assert len(list(made.upstream([Link("n0", 0)]))) == MOST_NODES
    assert made.looks <= 21 * MOST_NODES


KEYS = st.sampled_from(["a", "b", "c", "d"])
NAMES = st.sampled_from(
    [
        "positive",
        "negative",
        "conditioning",
        "text",
        "seed",
        "steps",
        "guider",
        "sigmas",
        "noise",
        "latent_image",
        "pipe",
        "model",
        "width",
        "height",
        "populated_text",
        "select",
        "delimiter",
        "lora_name",
        "style",
        "basic_pipe",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.tuples(KEYS, st.integers(0, 2)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)
KINDS = st.sampled_from(["KSampler", "ShowText", "SetNode", "GetNode", "Switch", "ConditioningZeroOut", "Replace", "X"])
NODES = st.fixed_dictionaries(
    {"class_type": KINDS, "inputs": st.dictionaries(NAMES, VALUES, max_size=8), "mode": st.sampled_from([0, 2, 4])}
)


@given(st.dictionaries(KEYS, NODES))
def test_any_graph_is_a_recipe_or_none(nodes: dict[str, Any]) -> None:
    assert isinstance(read_graph(json.loads(json.dumps(nodes))), Recipe | None)
