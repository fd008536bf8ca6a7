"""What the operator and those who manage a server read: each fact once, in every language, and all of it fits."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.preferences import GuildSettings
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.store.blocks import Block
from cogs.administration.operator_view import MIB, Status, announce_view, blocks_text, servers_text, status_text
from cogs.administration.server_settings_view import settings_text, settings_view

MESSAGE, LABEL = 2000, 80
ID = 10**19 - 1
STATUS = Status("demo", "cuda:0", None, 3, 0.1234, 512 * MIB, 2, 7200.0, 3 * MIB // 2, draining=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_status_is_a_line_for_each_fact(language: str) -> None:
    localizer = Localizer(language)
    assert status_text(STATUS, localizer).split("\n") == [
        f"- {line}"
        for line in (
            localizer("operator.ready"),
            localizer("operator.model", model="demo", device="cuda:0"),
            localizer("operator.queue", count=3),
            localizer("operator.pace", seconds=0.12),
            localizer("operator.memory", size=512),
            localizer("operator.guilds", count=2),
            localizer("operator.uptime", time=localizer("span.hours", count=2)),
            localizer("operator.database", size=1.5),
        )
    ]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({}, "operator.ready"),
        ({"loading": "weights"}, "operator.loading"),
        ({"draining": True}, "operator.draining"),
        ({"draining": True, "loading": "weights"}, "operator.draining"),
    ],
)
def test_the_state_is_what_counts_most(changes: dict[str, Any], key: str) -> None:
    assert status_text(replace(STATUS, **changes), Localizer()).split("\n")[0] == f"- {Localizer()(key)}"


def test_what_is_not_known_yet_is_told_as_such() -> None:
    told = status_text(replace(STATUS, device=None, pace=None, model="*"), Localizer())
    assert Localizer()("operator.device.none") in told
    assert Localizer()("operator.pace.none") in told
    assert r"**\***" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_of_members_and_servers_are_told_with_their_reasons(language: str) -> None:
    localizer = Localizer(language)
    blocks = [Block(7, "user", "spam\n**more**", 1, 99.6), Block(8, "guild", "", 1, 100.0)]
    assert blocks_text(blocks, localizer).split("\n") == [
        localizer("operator.block.user", id="7", when="<t:100:d>", reason=r"spam \*\*more\*\*"),
        localizer("operator.block.guild", id="8", when="<t:100:d>", reason="–"),
    ]
    assert blocks_text([], localizer) == localizer("operator.blocks.none")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ever_so_many_blocks_and_servers_fit(language: str) -> None:
    localizer = Localizer(language)
    blocks = blocks_text([Block(ID, "user", "*" * 300, 1, 9e9)] * 300, localizer)
    servers = servers_text([ID] * 300, localizer, on=True)
    assert len(blocks) <= MESSAGE
    assert len(servers) <= MESSAGE
    shown = servers.count(f"`{ID}`")
    assert servers.endswith(localizer("list.more", count=300 - shown))


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_whether_it_counts(on: bool, language: str) -> None:
    localizer = Localizer(language)
    assert servers_text([5, 6], localizer, on=on).split("\n") == [localizer("operator.list", on=on), "- `5`", "- `6`"]
    assert localizer("operator.list", on=True) != localizer("operator.list", on=False)


@pytest.mark.parametrize("count", [0, 1, 2, 100_000])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_announcement_is_confirmed_with_the_number_of_servers(count: int, language: str) -> None:
    view: Any = announce_view(count, Localizer(language))
    [[button]] = [row["components"] for row in view.to_components()]
    assert button["label"] == Localizer(language)("operator.announce.post", count=count)
    assert len(button["label"]) <= LABEL
    assert (button["custom_id"], button["style"]) == ("easel:operator_announce", 4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_server_that_set_nothing_reads_the_defaults(language: str) -> None:
    localizer = Localizer(language)
    assert settings_text(GuildSettings(), localizer).split("\n") == [
        localizer("admin.title"),
        *(
            f"- {line}"
            for line in (
                localizer("admin.repaint_avatar", value="off"),
                localizer("admin.log_channel", channel="none"),
                localizer("admin.retention_picture_days", days=0),
                localizer("admin.retention_prompt_days", days=0),
                localizer("admin.ladder", ladder=GuildSettings().ladder),
                localizer("admin.strike_days", days=30),
            )
        ),
    ]


def test_what_a_server_set_is_read_as_it_is() -> None:
    localizer = Localizer()
    told = settings_text(GuildSettings(True, 77, 7, 1, "", 90), localizer)
    for line in (
        localizer("admin.repaint_avatar", value="on"),
        localizer("admin.log_channel", channel="77"),
        localizer("admin.retention_picture_days", days=7),
        localizer("admin.retention_prompt_days", days=1),
        localizer("admin.ladder", ladder="none"),
        localizer("admin.strike_days", days=90),
    ):
        assert f"- {line}" in told.split("\n")


async def test_posts_can_be_ended_where_there_are_any() -> None:
    assert settings_view(GuildSettings(), Localizer()).to_components() == []
    view: Any = settings_view(GuildSettings(log_channel=77), Localizer())
    [[button]] = [row["components"] for row in view.to_components()]
    assert button["custom_id"] == "easel:log_off"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_settings_fit(language: str) -> None:
    ladder = " ".join(f"{strikes}=forever" for strikes in range(90, 100))
    assert len(settings_text(GuildSettings(True, ID, 3650, 3650, ladder, 3650), Localizer(language))) <= MESSAGE
