"""A sampler in any tool's words is ours where ours does the same, and none where it only sounds alike."""

import pytest

from bot.core.samplers import SCHEDULERS
from bot.pictures.metadata.sampler_names import sampler_label, scheduler_of, squeezed


@pytest.mark.parametrize(("ours", "label"), SCHEDULERS.items())
def test_our_own_names_and_labels_are_ours(ours: str, label: str) -> None:
    assert scheduler_of(ours) == ours
    assert scheduler_of(label) == ours


@pytest.mark.parametrize(
    ("sampler", "schedule", "ours"),
    [
        # AUTOMATIC1111 and Forge
        ("Euler a", "Automatic", "euler_a"),
        ("DPM++ 2M", "Karras", "dpm++_2m_karras"),
        ("DPM++ 2M", "Automatic", "dpm++_2m_karras"),
        ("DPM++ 2M", "Uniform", "dpm++_2m"),
        ("DPM++ 2M Karras", "", "dpm++_2m_karras"),
        ("DPM++ 2M SDE", "Automatic", "dpm++_2m_sde"),
        ("PLMS", "", "pndm"),
        ("DDIM", "DDIM Uniform", "ddim"),
        ("UniPC", "", "unipc"),
        # ComfyUI
        ("euler", "normal", "euler"),
        ("euler_ancestral", "simple", "euler_a"),
        ("dpmpp_2m", "karras", "dpm++_2m_karras"),
        ("dpmpp_2m", "sgm_uniform", "dpm++_2m"),
        ("dpmpp_2m_sde_gpu", "normal", "dpm++_2m_sde"),
        ("uni_pc", "simple", "unipc"),
        # InvokeAI
        ("k_euler_a", "", "euler_a"),
        ("k_heun", "", "heun"),
        ("dpmpp_2m_k", "", "dpm++_2m_karras"),
        ("plms", "", "pndm"),
    ],
)
def test_other_tools_words_are_understood(sampler: str, schedule: str, ours: str) -> None:
    assert scheduler_of(sampler, schedule) == ours


@pytest.mark.parametrize(
    ("sampler", "schedule"),
    [
        ("", ""),
        ("DPM2", ""),
        ("DPM++ 3M SDE", "Karras"),
        ("Restart", ""),
        ("Euler", "Karras"),  # there is no Euler with that spacing here
        ("euler_k", ""),
        ("heun_k", ""),
        ("Euler a", "exponential"),
        ("DPM++ 2M SDE", "Karras"),
        ("DPM++ 2M SDE Karras", ""),
        ("DPM++ 2M", "exponential"),
        ("オイラー", ""),
    ],
)
def test_what_none_of_ours_does_is_none(sampler: str, schedule: str) -> None:
    assert scheduler_of(sampler, schedule) is None


@pytest.mark.parametrize("sampler", ["euler", "heun", "ddim", "lcm", "unipc"])
def test_a_name_like_ours_with_another_spacing_is_none_of_ours(sampler: str) -> None:
    assert scheduler_of(sampler, "karras") is None
    assert scheduler_of(sampler, "normal") == sampler


@pytest.mark.parametrize(
    ("sampler", "schedule", "label"),
    [
        ("dpmpp_2m", "karras", "DPM++ 2M Karras"),
        ("dpmpp_2m_sde_gpu", "karras", "DPM++ 2M SDE Karras"),
        ("k_lms", "", "LMS"),
        ("euler", "normal", "Euler"),
        ("euler", "karras", "Euler Karras"),
        ("k_euler_ancestral", "native", "Euler a"),
        ("dpmpp_sde", "exponential", "DPM++ SDE Exponential"),
        ("DPM adaptive", "", "DPM adaptive"),
        ("res_2s", "bong_tangent", "res_2s"),
    ],
)
def test_samplers_are_called_by_the_names_that_people_know(sampler: str, schedule: str, label: str) -> None:
    assert sampler_label(sampler, schedule) == label


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("DPM++ 2M", "dpmpp2m"),
        ("dpmpp_2m", "dpmpp2m"),
        ("Euler a", "eulera"),
        ("", ""),
        ("猫", ""),
        ("A-B_c 9", "abc9"),
    ],
)
def test_names_are_compared_by_their_letters_and_digits(name: str, letters: str) -> None:
    assert squeezed(name) == letters
