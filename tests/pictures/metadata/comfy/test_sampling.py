"""The sampler that painted from noise is found by what feeds it, and its settings wherever they are."""

from typing import Any

import pytest

from bot.pictures.metadata.comfy import read_graph
from bot.pictures.metadata.features import Feature
from tests.pictures.metadata.comfy.graphs import graph, node, read, sampler

ADVANCED = {
    "sampler": node(
        "SamplerCustomAdvanced",
        noise=["noise", 0],
        guider=["guider", 0],
        sampler=["which", 0],
        sigmas=["sigmas", 0],
        latent_image=["latent", 0],
    ),
    "noise": node("RandomNoise", noise_seed=31),
    "guider": node("CFGGuider", cfg=4.5, model=["model", 0], positive=["cat", 0], negative=["fog", 0]),
    "which": node("KSamplerSelect", sampler_name="euler"),
    "sigmas": node("BasicScheduler", scheduler="normal", steps=17, denoise=1, model=["model", 0]),
}


def test_a_guider_gives_guidance_and_both_prompts() -> None:
    recipe = read(**ADVANCED)
    assert (recipe.prompt, recipe.negative_prompt, recipe.guidance_scale) == ("a cat", "fog", 4.5)
    assert (recipe.seed, recipe.steps, recipe.scheduler, recipe.width, recipe.height) == (31, 17, "euler", 512, 768)
    assert recipe.model == "dream.safetensors"


def test_a_guider_without_a_negative_prompt_has_none_and_flux_guidance_is_told_as_that() -> None:
    guided = node("FluxGuidance", guidance=2.5, conditioning=["cat", 0])
    recipe = read(
        **ADVANCED | {"guider": node("BasicGuider", model=["model", 0], conditioning=["flux", 0]), "flux": guided}
    )
    assert (recipe.prompt, recipe.negative_prompt, recipe.guidance_scale) == ("a cat", "", None)
    assert recipe.left_out == ((Feature.FLUX_GUIDANCE, "2.5"),)


@pytest.mark.parametrize(
    ("changes", "sampler_name", "schedule", "steps"),
    [
        ({"which": node("SamplerEulerAncestral", eta=1.0)}, "EulerAncestral", "normal", 17),
        ({"sigmas": node("KarrasScheduler", steps=9, rho=7.0)}, "euler", "Karras", 9),
        ({"sigmas": node("SplitSigmas", step=3, sigmas=["all", 0]), "all": ADVANCED["sigmas"]}, "euler", "normal", 17),
        (
            {
                "sigmas": node("BasicScheduler", scheduler=["s", 0], steps=["n", 0]),
                "s": node("Scheduler Selector", scheduler="karras"),
                "n": node("INTConstant", value=12),
            },
            "euler",
            "karras",
            12,
        ),
        ({"which": node("SamplerDPMPP_2M_SDE", eta=1.0)}, "DPMPP_2M_SDE", "normal", 17),
    ],
)
def test_samplers_and_schedules_may_be_nodes_of_their_own(
    changes: dict[str, Any], sampler_name: str, schedule: str, steps: int
) -> None:
    recipe = read(**ADVANCED | changes)
    assert (recipe.sampler, dict(recipe.others)["schedule"], recipe.steps) == (sampler_name, schedule, steps)


@pytest.mark.parametrize(
    "own",
    [
        node(
            "MySampler",
            pos=["cat", 0],
            neg=["fog", 0],
            latent=["latent", 0],
            seed=5,
            steps=30,
            cfg_scale=6.5,
            sampler="dpmpp_2m",
            schedule="karras",
            unet=["model", 0],
        ),
        node("PipeSampler", pipe=["loader", 0], seed=5, steps=30, cfg=6.5, sampler_name="dpmpp_2m", scheduler="karras"),
        node(
            "Sampler with Loader",
            positive=["loader", 1],
            negative=["loader", 2],
            latent_image=["loader", 3],
            seed=["s", 3],
            steps=["s", 0],
            cfg=["s", 1],
            sampler_name=["s", 4],
            scheduler=["s", 5],
        ),
        node(
            "Whole",
            prompt="a cat",
            negative_prompt="fog",
            seed=5,
            steps=30,
            guidance_scale=6.5,
            width=512,
            height=768,
            sampler_name="dpmpp_2m",
            scheduler="karras",
            pipeline=["model", 0],
        ),
    ],
)
def test_samplers_of_ones_own_are_understood_by_their_inputs(own: dict[str, Any]) -> None:
    loader = node(
        "Loader",
        ckpt_name="dream.safetensors",
        positive="a cat",
        negative="fog",
        empty_latent_width=512,
        empty_latent_height=768,
    )
    settings = node("Settings", steps=30, cfg=6.5, seed=5, sampler_name="dpmpp_2m", scheduler="karras")
    recipe = read(sampler=own, loader=loader, s=settings)
    assert (recipe.prompt, recipe.negative_prompt, recipe.seed, recipe.steps) == ("a cat", "fog", 5, 30)
    assert (recipe.scheduler, recipe.guidance_scale, recipe.width, recipe.height) == ("dpm++_2m_karras", 6.5, 512, 768)


def test_a_node_of_settings_is_no_second_sampler() -> None:
    settings = node(
        "Context Big",
        model=["model", 0],
        positive=["cat", 0],
        negative=["fog", 0],
        latent=["latent", 0],
        seed=9,
        steps=22,
        cfg=3.0,
    )
    by = {"positive": ["s", 4], "negative": ["s", 5], "latent_image": ["s", 6], "seed": ["s", 8], "steps": ["s", 10]}
    recipe = read(s=settings, sampler=sampler(**by, cfg=["s", 12]))
    assert (recipe.seed, recipe.steps, recipe.guidance_scale, recipe.left_out) == (9, 22, 3.0, ())


def advanced(first: bool, **changes: object) -> dict[str, Any]:
    given: dict[str, object] = {
        "add_noise": "enable" if first else "disable",
        "noise_seed": 7 if first else 0,
        "steps": 25,
        "cfg": 7,
        "sampler_name": "euler",
        "scheduler": "normal",
        "start_at_step": 0 if first else 20,
        "model": ["model", 0],
        "positive": ["cat", 0],
        "negative": ["fog", 0],
        "latent_image": ["latent", 0] if first else ["first", 0],
    }
    return node("KSamplerAdvanced", **(given | changes))


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_of_two_stages_the_first_is_meant_and_the_second_is_said(order: tuple[str, str]) -> None:
    both = {"first": advanced(first=True), "second": advanced(first=False)}
    made = graph(sampler=None, decoded=node("VAEDecode", samples=["second", 0]))
    recipe = read_graph({**{key: both[key] for key in order}, **made})
    assert recipe is not None
    assert (recipe.seed, recipe.prompt, recipe.strength) == (7, "a cat", None)
    assert recipe.left_out == ((Feature.SECOND_STAGE, "KSamplerAdvanced"),)


def test_a_stage_with_as_much_noise_is_second_if_it_goes_on_with_the_first() -> None:
    again = sampler(seed=99, latent_image=["sampler", 0])
    recipe = read_graph({"again": again, **graph(decoded=node("VAEDecode", samples=["again", 0]))})
    assert recipe is not None
    assert (recipe.seed, recipe.left_out) == (5, ((Feature.SECOND_STAGE, "KSampler"),))


def test_stages_in_a_circle_end() -> None:
    circle = {"sampler": sampler(latent_image=["other", 0]), "other": sampler(latent_image=["sampler", 0], seed=9)}
    assert read(**circle).prompt == "a cat"


@pytest.mark.parametrize("mode", [2, 4])
def test_a_sampler_that_does_not_run_is_not_meant(mode: int) -> None:
    off = sampler(seed=99, latent_image=["latent", 0]) | {"mode": mode}
    recipe = read_graph({"off": off, **graph()})
    assert recipe is not None
    assert (recipe.seed, recipe.left_out) == (5, ())


def test_a_sampler_whose_picture_is_not_saved_is_not_meant() -> None:
    recipe = read_graph({"unsaved": sampler(seed=99), **graph()})
    assert recipe is not None
    assert (recipe.seed, recipe.left_out) == (5, ())


@pytest.mark.parametrize(
    ("latent", "size"),
    [
        (node("SDXL Empty Latent Image (rgthree)", dimensions="1216 x 832  (landscape)"), (1216, 832)),
        (node("Ratio", width=1024, height=1024, aspect_ratio="3:4 portrait 896x1152"), (896, 1152)),
        (node("Ratio", width=1024, height=640, aspect_ratio="custom", swap_dimensions="On"), (640, 1024)),
        (node("EmptyLatentImage", width=["side", 0], height=["side", 1]), (960, 544)),
        (node("LatentFromBatch", samples=["inner", 0], batch_index=0), (640, 448)),
    ],
)
def test_the_size_is_read_from_latents_of_any_kind(latent: dict[str, Any], size: tuple[int, int]) -> None:
    more = {
        "side": node("Resolution", width=960, height=544),
        "inner": node("EmptySD3LatentImage", width=640, height=448),
    }
    recipe = read(latent=latent, **more)
    assert (recipe.width, recipe.height) == size


def test_many_samplers_are_not_all_looked_at() -> None:
    crowd = {f"s{number}": sampler(latent_image=[f"s{number + 1}", 0]) for number in range(20_000)}
    assert read_graph(crowd | graph()) is not None
