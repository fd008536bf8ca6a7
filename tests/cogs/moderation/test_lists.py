"""What moderators read of bans, strikes and a job: each fact has its place, nothing is markup, and all of it fits."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.job import Job, JobState, Place
from bot.core.request import MAX_PROMPT, ImageRequest
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.store.bans import Ban
from bot.store.strikes import Strike
from cogs.moderation.bans_view import ON_A_PAGE, bans_text, until_words
from cogs.moderation.job_dossier import dossier, message_link
from cogs.moderation.strikes_view import strikes_text, strikes_view
from cogs.ui.lines import parameters

MESSAGE, OPTIONS, LABEL = 2000, 25, 100
NOW = 1_800_000_000.0
DAY = 86400.0
ID = 10**19 - 1
"""The longest id that Discord has for years."""
BAN = Ban(1, 5, 7, False, 8, "spam", NOW, None)
STRIKE = Strike(3, 5, 7, 8, "spam", NOW - DAY, None)
REQUEST = ImageRequest("a *red* cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("ban", "who", "reason"),
    [
        (BAN, "<@7>", " · spam"),
        (replace(BAN, is_role=True), "<@&7>", " · spam"),
        (replace(BAN, reason=""), "<@7>", ""),
        (replace(BAN, reason="**no**\n# more"), "<@7>", r" · \*\*no\*\* # more"),
    ],
)
def test_a_ban_is_told_in_one_line(language: str, ban: Ban, who: str, reason: str) -> None:
    localizer = Localizer(language)
    title, line = bans_text([ban], localizer).split("\n")
    by = localizer("by.moderator", moderator="8", time=f"<t:{int(NOW)}:d>")
    assert title == localizer("bans.title")
    assert line == f"- {who} · {localizer('ban.forever')} · {by}{reason}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ban_lasts_until_a_time_or_for_good(language: str) -> None:
    localizer = Localizer(language)
    assert until_words(BAN, localizer) == localizer("ban.forever")
    ends = replace(BAN, expires_at=NOW + 0.9)
    assert until_words(ends, localizer) == localizer("ban.until", time=f"<t:{int(NOW)}:f>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_page_of_bans_fits(language: str) -> None:
    longest = Ban(1, ID, ID, True, ID, "*" * 500, 9e9, 9e9)
    text = bans_text([longest] * ON_A_PAGE, Localizer(language))
    assert len(text) <= MESSAGE
    assert len(text.splitlines()) == ON_A_PAGE + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_strikes_that_are_neither_old_nor_forgiven_count(language: str) -> None:
    localizer = Localizer(language)
    strikes = [
        replace(STRIKE, id=4, reason="new"),
        replace(STRIKE, id=3, reason="forgiven", forgiven_at=NOW),
        replace(STRIKE, id=2, reason="just", created_at=NOW - 30 * DAY + 1),
        replace(STRIKE, id=1, reason="old", created_at=NOW - 30 * DAY),
    ]
    head, new, forgiven, just, old = strikes_text(7, strikes, 30, NOW, localizer).split("\n")
    assert head == localizer("strikes.title", member="7", count=2, days=30)
    assert forgiven.startswith("- ~~forgiven")
    assert forgiven.endswith(f"~~ · {localizer('strikes.forgiven')}")
    assert old.endswith(f" · {localizer('strikes.old')}")
    assert [line.count("·") for line in (new, just)] == [1, 1]


def test_strikes_can_be_forgiven_old_ones_too_but_not_twice() -> None:
    strikes = [STRIKE, replace(STRIKE, id=2, forgiven_at=NOW), replace(STRIKE, id=1, created_at=0.0, reason="a\n b")]
    view: Any = strikes_view(strikes, Localizer())
    [[menu]] = [row["components"] for row in view.to_components()]
    assert menu["custom_id"] == "easel.menu:forgive"
    assert [(one["value"], one["label"]) for one in menu["options"]] == [
        ("3", "2027-01-14: spam"),
        ("1", "1970-01-01: a b"),
    ]


async def test_where_nothing_can_be_forgiven_there_is_no_menu() -> None:
    assert strikes_view([replace(STRIKE, forgiven_at=NOW)], Localizer()).to_components() == []
    assert strikes_view([], Localizer()).to_components() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_as_many_strikes_as_there_can_be_fit(language: str) -> None:
    localizer = Localizer(language)
    many = [Strike(2**63 - 1, ID, ID, ID, "*" * 300, 9e9, None)] * OPTIONS
    assert len(strikes_text(ID, many, 3650, NOW, localizer)) <= MESSAGE
    view: Any = strikes_view(many, localizer)
    [[menu]] = [row["components"] for row in view.to_components()]
    assert len(menu["options"]) == OPTIONS
    assert all(len(one["label"]) <= LABEL for one in menu["options"])


def job(**values: Any) -> Job:
    return replace(Job(1, REQUEST, 42, 5, Place(9), created_at=NOW), **values)


@pytest.mark.parametrize(
    ("place", "guild_id", "message_id", "link"),
    [
        (Place(9), 5, 77, "https://discord.com/channels/5/9/77"),
        (Place(9), 5, None, None),
        (Place(9), None, 77, None),
        (Place(9, private=True), 5, 77, None),
        (Place(9, guest=True), 5, 77, None),
    ],
)
def test_a_message_is_linked_where_others_can_see_it(
    place: Place, guild_id: int | None, message_id: int | None, link: str | None
) -> None:
    assert message_link(job(place=place, guild_id=guild_id), message_id) == link


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", JobState)
def test_a_job_is_told_in_each_state(language: str, state: JobState) -> None:
    localizer = Localizer(language)
    lines = dossier(job(state=state, attempts=2), None, 3, localizer).split("\n")
    assert lines[0] == localizer("inspect.title", job=1, member="42", channel="9")
    assert lines[1] == localizer("inspect.state", state=state.value, attempts=2, kept=3)
    assert lines[2] == localizer("inspect.prompt", text=r"a \*red\* cat")
    assert lines[3] == f"-# {parameters(REQUEST, localizer)}"
    assert lines[4:] == [localizer("inspect.created", time=f"<t:{int(NOW)}:T>")]


def test_what_is_known_beyond_that_is_told_too() -> None:
    localizer = Localizer()
    request = replace(REQUEST, template="a {*red*|blue} cat", negative_prompt="<@1>")
    told = dossier(
        job(request=request, state=JobState.FAILED, error="no\nroom", started_at=NOW + 1, finished_at=NOW + 2.9),
        "https://discord.com/channels/5/9/77",
        0,
        localizer,
    )
    for line in (
        localizer("inspect.template", text=r"a {\*red\*\|blue} cat"),
        localizer("inspect.negative", text=r"\<@1>"),
        localizer("inspect.error", text="no room"),
    ):
        assert line in told.split("\n")
    times = [
        localizer(f"inspect.{name}", time=f"<t:{int(NOW) + late}:T>")
        for late, name in enumerate(("created", "started", "finished"))
    ]
    assert " · ".join(times) in told.split("\n")
    assert told.endswith("\nhttps://discord.com/channels/5/9/77")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["a", "*", "<", "🐈"])
def test_the_longest_dossier_fits(language: str, letter: str) -> None:
    text = letter * MAX_PROMPT
    request = replace(
        REQUEST, prompt=text, negative_prompt=text, template=text, model="x" * 300, seed=2**53 - 4, images=4
    )
    longest = job(
        id=2**63 - 1, request=request, user_id=ID, place=Place(ID), error=text, started_at=9e9, finished_at=9e9,
        state=JobState.DELIVERING, attempts=2,
    )  # fmt: skip
    link = f"https://discord.com/channels/{ID}/{ID}/{ID}"
    assert len(dossier(longest, link, 4, Localizer(language))) <= MESSAGE
