"""A job's message fits Discord's limit, and nothing in a prompt is read as markup."""

import time
from dataclasses import replace

import pytest

from bot.core.errors import PaintingError
from bot.core.job import Job, Place
from bot.core.progress import Accepted, Cancelled, Delivering, Done, Failed, Paused, Progress, Queued, Running
from bot.core.request import FORWARD, MAX_PROMPT, ImageRequest, Variant
from bot.core.samplers import SCHEDULERS
from bot.i18n.localizer import Localizer
from cogs.ui.lines import (
    BAR,
    CODE,
    CODES,
    SHOWN_PROMPT,
    bar,
    caption,
    closed,
    code_list,
    escape,
    job_label,
    job_text,
    listed,
    others_line,
    parameters,
    progress_line,
    shown_text,
    wait_words,
)

ENGLISH = Localizer()
REQUEST = ImageRequest("a red cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)


def job(**values: object) -> Job:
    return Job(1, replace(REQUEST, **values), 42, 5, Place(9))  # type: ignore[arg-type]


@pytest.mark.parametrize("step", [0, 1, 10, 19, 20])
def test_the_bar_fills_with_the_steps(step: int) -> None:
    drawn = bar(step, 20)
    assert len(drawn) == BAR
    assert drawn.count("█") == step


def test_the_bar_of_nothing_is_empty() -> None:
    assert bar(0, 0) == "░" * BAR


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Accepted("weights"), "isn't ready yet (loading the weights)."),
        (Queued(2, 30.0, "weights"), "isn't ready yet (loading the weights)."),
        (Accepted(), "In the queue."),
        (Queued(0), "You're next."),
        (Queued(1, 30.2), "1 request before yours. About 30 seconds."),
        (Queued(3, 120.0), "3 requests before yours. About 2 minutes."),
        (Paused(), "have paused the queue"),
        (Running(5, 20), "step 5 of 20."),
        (Running(5, 20, seconds=30.0), "step 5 of 20. About 30 seconds left."),
        (Running(2, 40, pictures=2), "5% of 2 pictures, 40 steps in all."),  # each picture takes 20 of them
        (Running(20, 40, seconds=300.0, pictures=None), "50%. About 5 minutes left."),  # a study: its frames are steps
        (Delivering(()), "Painted"),
        (Cancelled(), "Cancelled"),
        (Failed(PaintingError("painting.memory")), "isn't enough memory"),
        (Done(), "Done"),
    ],
)
def test_each_state_has_its_line(progress: Progress, words: str) -> None:
    assert words in progress_line(progress, ENGLISH)


def test_an_unknown_or_short_wait_is_not_told() -> None:
    assert wait_words(None, ENGLISH) == wait_words(0.4, ENGLISH) == ""


def test_the_caption_says_everything_needed_to_paint_it_again() -> None:
    text = caption(job(negative_prompt="fog", image="a" * 64, strength=0.5), ENGLISH)
    for words in (
        "a red cat", "<@42>", "negative prompt: fog", "seed 7", "20 steps", "guidance 4.5", "Euler a", "64x48", "demo",
        "strength 0.5",
    ):  # fmt: skip
        assert words in text
    assert "seed 7 to 9" in parameters(replace(REQUEST, images=3), ENGLISH)


@pytest.mark.parametrize("mark", ["**", "__", "~~", "||", "`", "```", "_"])
def test_markup_in_a_prompt_is_shown_as_typed(mark: str) -> None:
    assert f"{mark}cat{mark}" not in caption(job(prompt=f"a {mark}cat{mark}"), ENGLISH)


@pytest.mark.parametrize("mention", ["<@1>", "<@&1>", "<#1>", "<t:0>", "<:cat:1>", "</imagine:1>"])
def test_a_mention_in_a_prompt_is_shown_as_typed(mention: str) -> None:
    assert shown_text(f"a {mention}") == f"a \\{mention}"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("https://a.b/c.png", "https:\\//a.b/c.png"),
        ("a HTTP://a.b", "a HTTP:\\//a.b"),
        ("steam://run/1", "steam:\\//run/1"),
        ("[a cat](https://a.b)", "\\[a cat](https:\\//a.b)"),
        ("https://a.b/[a cat](https://c.d)", "https:\\//a.b/\\[a cat](https:\\//c.d)"),
        ("https://a.b/**c**", "https:\\//a.b/\\*\\*c\\*\\*"),
        ("<https://a.b>", "\\<https:\\//a.b>"),
        ("join discord.gg/abc", "join discord.gg\\/abc"),
        ("Discord.com/invite/abc", "Discord.com\\/invite/abc"),
        ("oil/canvas 1/2", "oil/canvas 1/2"),
    ],
)
def test_an_address_in_a_prompt_is_no_link(typed: str, shown: str) -> None:
    assert shown_text(typed) == shown


def test_a_typed_backslash_takes_no_escape_away() -> None:
    assert shown_text("\\<@1>") == "\\\\\\<@1>"


def test_line_breaks_in_a_prompt_do_not_begin_headings_or_quotes() -> None:
    assert shown_text("a cat\n# big\n> quoted\n-# small") == "a cat # big > quoted -# small"


@pytest.mark.parametrize("character", ["*", "_", "`", "|", "~", "\\", "a", "🐈", "# ", "<@1> "])
def test_the_longest_caption_fits_into_a_message(character: str) -> None:
    prompt = (character * MAX_PROMPT)[:MAX_PROMPT]
    asked = job(prompt=prompt, negative_prompt=prompt, images=4, image="a" * 64, model=f"own/{'m' * 200}")
    link = f"https://discord.com/channels/{2**63}/{2**63}/{2**63}"
    text = caption(replace(asked, place=replace(asked.place, source=link)), ENGLISH)
    before = [ENGLISH("delivered-elsewhere", channel=str(2**63)), ENGLISH("blurred.note"), text]
    assert len("\n".join(before)) <= 2000
    assert "seed 7 to 10" in text
    assert link in text


@pytest.mark.parametrize("template", ["", "{a|b}" * 400])
def test_the_longest_caption_of_a_comparison_fits(template: str) -> None:
    variants = tuple(Variant(7, scheduler=name, steps=50 + n) for n, name in enumerate(list(SCHEDULERS)[:16]))
    asked = job(prompt="*" * MAX_PROMPT, negative_prompt="*" * MAX_PROMPT, images=len(variants), variants=variants)
    asked = replace(asked, request=replace(asked.request, template=template))
    before = [ENGLISH("delivered-elsewhere", channel=str(2**63)), ENGLISH("blurred.note"), caption(asked, ENGLISH)]
    assert len("\n".join(before)) <= 2000


def test_a_shortened_prompt_ends_in_dots_within_its_limit() -> None:
    assert shown_text("a" * 50, 50) == "a" * 50
    assert shown_text("a" * 51, 50) == "a" * 49 + "…"


def test_nothing_in_a_shown_text_changes_the_direction_of_what_is_around_it() -> None:
    assert shown_text("a \u202ecat\u2069 \u200f👩\u200d🚀") == "a cat 👩\u200d🚀"
    assert code_list(["--sref \u202ecat"]) == "`--sref cat`"


@pytest.mark.parametrize(
    "text",
    ["a", "*", "<", "🐈", "a*", "*a", "<@1> ", "https://a_b.c/_d_ ", "://", "discord.gg/", "[a](b)", "\\", "||"],
)
@pytest.mark.parametrize("limit", [1, 2, 3, 20, 100])
def test_of_a_long_text_as_much_is_shown_as_fits(text: str, limit: int) -> None:
    long = text * 2000
    shown = shown_text(long, limit)
    assert len(shown) <= limit
    assert shown.endswith("…")
    kept = next(end for end in range(limit, -1, -1) if len(escape(long[:end])) < limit)
    assert shown == escape(long[:kept]) + "…"


def test_a_long_text_of_markup_alone_is_cut_in_a_few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []

    def counted(text: str) -> str:
        tries.append(text)
        return escape(text)

    monkeypatch.setattr("cogs.ui.lines.escape", counted)
    assert len(shown_text("<" * MAX_PROMPT)) == SHOWN_PROMPT - 1  # two characters each, and the dots
    assert len(tries) < 20
    assert max(map(len, tries)) <= SHOWN_PROMPT + 1


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("demo", "· demo"),
        ("owner/some-model", "· owner/some-model"),
        ("/srv/pictures/my_own_model/", "· my\\_own\\_model"),
        ("D:\\pictures\\sd", "· sd"),
        ("~/sd", "· sd"),
        ("./sd", "· sd"),
    ],
)
def test_a_model_folder_is_shown_by_its_name_alone(model: str, words: str) -> None:
    assert parameters(replace(REQUEST, model=model), ENGLISH).endswith(words)


def test_a_list_that_is_too_long_says_how_much_is_left_out() -> None:
    assert listed(["a", "b"], ENGLISH) == "a\nb"
    assert listed(["aaa", "bbb", "ccc"], ENGLISH, limit=9) == "aaa\nbbb\n… and 1 more."


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["--v 6"], "`--v 6`"),
        (["--v 6", "--p *a*"], "`--v 6`, `--p *a*`"),
        (["--p a`b`c"], "`--p a'b'c`"),
        (["--p a\nb"], "`--p a b`"),
        (["--p " + "a" * 99], "`--p " + "a" * (CODE - 5) + "…`"),
        (["--v 6"] * (CODES + 1), ", ".join(["`--v 6`"] * CODES) + ", …"),
    ],
)
def test_texts_are_listed_as_code_that_nothing_in_them_can_end(texts: list[str], shown: str) -> None:
    assert code_list(texts) == shown


@pytest.mark.parametrize(("flags", "verb"), [(["--v 6"], "it has"), (["--v 6", "--hd"], "they have")])
def test_ignored_flags_are_told_in_the_singular_and_plural(flags: list[str], verb: str) -> None:
    said = ENGLISH("left.out", flags=code_list(flags), count=len(flags))
    assert said == f"I ignored {code_list(flags)}; {verb} no effect here."


@pytest.mark.parametrize("progress", [Queued(2, 30.0), Queued(2, None, "weights"), Accepted("weights"), Paused()])
def test_another_members_line_does_not_speak_of_your_picture(progress: Progress) -> None:
    assert "your" in progress_line(progress, ENGLISH).lower()
    assert "your" not in others_line(progress, ENGLISH).lower()


@pytest.mark.parametrize(
    ("values", "first", "chosen"),
    [
        ({}, "a red cat", False),
        ({"template": "a {red|blue} cat"}, "a red cat", True),  # one picture: what the choices came to, and what of
        ({"template": "a {red|blue} cat", "images": 2}, r"a {red\|blue} cat", False),
    ],
)
def test_choices_are_told_once_beside_what_they_came_to(values: dict[str, object], first: str, chosen: bool) -> None:
    text = caption(job(**values), ENGLISH)
    assert text.split("\n")[0] == f"**{first}** — <@42>"
    assert (ENGLISH("caption.template", text=r"a {red\|blue} cat") in text.split("\n")) is chosen


def test_how_a_message_ended_is_its_last_line_whether_it_is_known_or_not() -> None:
    assert closed(None, "Approved.") == "\nApproved."


def test_a_message_names_what_was_asked_for_and_its_number_above_how_it_stands() -> None:
    said = job_text(job(prompt="a **red**\ncat <@1>"), "In the queue.", ENGLISH)
    assert said == "**a \\*\\*red\\*\\* cat \\<@1>** · request 1\nIn the queue."
    assert job_text(job(template="a {red|blue} cat", images=2), "x", ENGLISH).startswith("**a {red\\|blue} cat**")
    assert job_text(job(study=FORWARD), "x", ENGLISH).startswith("**How noise destroys this picture**")
    assert len(job_text(job(prompt="*" * MAX_PROMPT), "x", ENGLISH)) < 200


def test_jobs_with_the_same_words_are_told_apart_by_their_numbers() -> None:
    asked = [replace(job(prompt="a cat " * 100), id=number) for number in (8, 9, 10)]
    assert len({job_text(one, "In the queue.", ENGLISH) for one in asked}) == 3
    assert len({job_label(one) for one in asked}) == 3
    assert max(len(job_label(one)) for one in asked) <= 100


def compared(*variants: Variant) -> ImageRequest:
    return replace(REQUEST, images=len(variants), variants=variants)


def test_the_caption_of_a_comparison_names_what_is_compared() -> None:
    said = parameters(compared(*(Variant(7, scheduler=name) for name in ("ddim", "heun", "euler"))), ENGLISH)
    assert "samplers compared: DDIM, Heun, Euler" in said
    assert "Euler a" not in said  # the request's own, which none of them uses
    assert "20 steps" in said
    said = parameters(compared(Variant(7, steps=5), Variant(7, steps=50)), ENGLISH)
    assert "5, 50 steps compared" in said
    assert "20 steps" not in said
    assert "· Euler a ·" in said


def test_a_comparison_of_words_has_one_sampler() -> None:
    said = parameters(compared(Variant(7, "a cat"), Variant(7, "a dog")), ENGLISH)
    assert "· Euler a ·" in said
    assert "· 20 steps ·" in said


@pytest.mark.parametrize(
    ("width", "height", "words"),
    [
        (64, 64, "· 64x64 (shown at 256x256) ·"),
        (64, 48, "· 64x48 (shown at 256x192) ·"),
        (512, 512, "· 512x512 ·"),
        (256, 64, "· 256x64 ·"),
    ],
)
def test_a_picture_that_is_enlarged_in_its_file_has_both_sizes(width: int, height: int, words: str) -> None:
    assert words in parameters(replace(REQUEST, width=width, height=height), ENGLISH)


def test_the_caption_links_to_what_it_was_made_from() -> None:
    asked = job(image="a" * 64)
    assert "made from this" not in caption(asked, ENGLISH)
    link = "https://discord.com/channels/1/2/3"
    said = caption(replace(asked, place=replace(asked.place, source=link)), ENGLISH)
    assert said.endswith(f"[made from this]({link})")


@pytest.mark.parametrize("text", ["[](", "[a](", "[", "](", "<", "<a:/", "http://", "[a](http://b", "http://."])
def test_half_links_are_escaped_in_one_pass(text: str) -> None:
    long = text * 20_000
    began = time.thread_time()
    escape(long)
    assert (
        time.thread_time() - began < 5
    )  # discord.py's own takes 0.9 s for 1,100 characters, and grows with their cube


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[a](http://b.c)", "\\[a](http:\\//b.c)"),
        ("[**a**](http://b.c)", "\\[\\*\\*a\\*\\*](http:\\//b.c)"),
        ("<a:/[click](http://b.c)>", "\\<a:\\/\\[click](http:\\//b.c)>"),
        ("<a:/**x**>", "\\<a:\\/\\*\\*x\\*\\*>"),
        ("[a|b] and (c:1.2)", "[a\\|b] and (c:1.2)"),
        ("[[a](b)", "\\[\\[a](b)"),
        ("https://a_b.c/_d_ _e_", "https:\\//a\\_b.c/\\_d\\_ \\_e\\_"),
        ("# a", "\\# a"),
        ("> a", "\\> a"),
        ("- a", "\\- a"),
        ("a > b - c # d", "a > b - c # d"),
    ],
)
def test_markup_is_escaped_inside_of_links_too(text: str, escaped: str) -> None:
    assert escape(text) == escaped
