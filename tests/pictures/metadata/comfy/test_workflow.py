"""The graph that ComfyUI's page shows is read where a file has no other: widgets, muted and bypassed nodes, names."""

import copy
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.metadata.comfy import read_graph
from bot.pictures.metadata.comfy.workflow import nodes_of, shown_in
from bot.pictures.metadata.reading import read_recipe
from bot.pictures.metadata.recipe import Recipe
from tests.pictures.sample_files import png


def drawn(
    key: int, kind: str, values: object = (), inputs: tuple[tuple[str, str, int], ...] = (), mode: int = 0
) -> Any:
    """A node of the page; its inputs are (name, type, link)."""
    given = [{"name": name, "type": kind, "link": link} for name, kind, link in inputs]
    outputs = [{"type": "MODEL"}, {"type": "CLIP"}] if "Loader" in kind else []
    return {"id": key, "type": kind, "mode": mode, "inputs": given, "outputs": outputs, "widgets_values": list(values)}  # type: ignore[call-overload]


PAGE: dict[str, Any] = {
    "nodes": [
        drawn(1, "CheckpointLoaderSimple", ["dream.safetensors"]),
        drawn(2, "LoraLoader", ["off.safetensors", 1, 1], (("model", "MODEL", 1), ("clip", "CLIP", 2)), mode=4),
        drawn(3, "CLIPTextEncode", ["unused"], (("clip", "CLIP", 3), ("text", "STRING", 9))),
        drawn(4, "CLIPTextEncode", ["fog"], (("clip", "CLIP", 3),)),
        drawn(5, "EmptyLatentImage", [640, 448, 1]),
        drawn(
            6,
            "KSampler",
            [42, "randomize", 22, 6.5, "euler", "normal", 1],
            (("model", "MODEL", 4), ("positive", "C", 5), ("negative", "C", 6), ("latent_image", "LATENT", 7)),
        ),
        drawn(
            7,
            "KSampler",
            [1, "fixed", 9, 1, "euler", "normal", 1],
            (("model", "MODEL", 1), ("positive", "C", 5), ("negative", "C", 6), ("latent_image", "LATENT", 7)),
            mode=2,
        ),
        drawn(8, "SetNode", ["words"], (("STRING", "STRING", 10),)),
        drawn(9, "GetNode", ["words"]),
        drawn(10, "PrimitiveNode", ["a fox of brass", "fixed"]),
    ],
    "links": [
        [1, 1, 0, 2, 0, "MODEL"],
        [2, 1, 1, 2, 1, "CLIP"],
        [3, 2, 1, 3, 0, "CLIP"],
        [4, 2, 0, 6, 0, "MODEL"],
        [5, 3, 0, 6, 1, "C"],
        [6, 4, 0, 6, 2, "C"],
        [7, 5, 0, 6, 3, "LATENT"],
        [9, 9, 0, 3, 1, "STRING"],
        [10, 10, 0, 8, 0, "STRING"],
    ],
}


def test_a_page_is_read_with_its_widgets_and_without_what_does_not_run() -> None:
    recipe = read_recipe(png(workflow=json.dumps(PAGE)))
    assert recipe == Recipe(
        "ComfyUI",
        "a fox of brass",
        "fog",
        22,
        "euler",
        "euler",
        6.5,
        42,
        640,
        448,
        model="dream.safetensors",
        others=(("schedule", "normal"),),
    )


def test_widgets_that_nodes_name_themselves_are_read() -> None:
    page = copy.deepcopy(PAGE)
    page["nodes"][9] = drawn(10, "Unheard Of", ["a hare", 3])
    page["nodes"][9]["inputs"] = [{"name": name, "widget": {"name": name}} for name in ("my_text", "count")]
    recipe = read_graph(nodes_of(page))
    assert recipe is not None
    assert recipe.prompt == "a hare"


def test_what_a_node_displayed_in_this_run_is_known_by_the_page() -> None:
    page = {"nodes": [drawn(3, "ShowText|pysssss", [["a hare"]], (("text", "STRING", 1),))]}
    assert shown_in(page) == {"3": "a hare"}
    assert shown_in(None) == {}


def test_bypassed_nodes_in_a_circle_end() -> None:
    page = copy.deepcopy(PAGE)
    page["links"][0] = [1, 2, 0, 2, 0, "MODEL"]
    assert read_graph(nodes_of(page)) is not None


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.sampled_from(["KSampler", "fixed", "link", "MODEL"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "type", "mode", "inputs", "outputs", "link", "name", "widgets_values"]), inner
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["nodes", "links"]), JSON))
def test_any_page_is_a_graph(page: dict[str, Any]) -> None:
    assert isinstance(read_graph(nodes_of(page), shown_in(page)), Recipe | None)
