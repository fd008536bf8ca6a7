"""Which pictures of a message count, and that only Discord's hosts are downloaded from."""

from typing import Any

import discord
import pytest

from cogs.common.downloads import is_discords
from cogs.painting.found_pictures import FoundPicture, FoundPictures, pictures

STATE = discord.Client(intents=discord.Intents.none())._connection


def attachment(name: str, kind: str | None) -> discord.Attachment:
    data: Any = {"id": "1", "filename": name, "size": 9, "url": f"https://cdn.discordapp.com/a/{name}", "proxy_url": ""}
    return discord.Attachment(data=data | ({"content_type": kind} if kind else {}), state=STATE)


def embed(url: str) -> discord.Embed:
    return discord.Embed.from_dict({"type": "image", "url": url, "thumbnail": {"url": url}})


def test_pictures_are_known_by_their_type_or_their_name() -> None:
    files = [("a.png", "image/png"), ("b.bin", "image/x-odd"), ("c.JPG", None), ("d.txt", "text/plain"), ("e", None)]
    found = pictures([attachment(*one) for one in files], [])
    assert [one.name for one in found] == ["a.png", "b.bin", "c.JPG"]


def test_embeds_count_only_where_discord_hosts_them_and_each_picture_once() -> None:
    ours, signed = (
        "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1",
        "https://cdn.discordapp.com/attachments/1/2/a.png",
    )
    found = pictures([], [embed(ours), embed("https://example.com/a.png"), embed(signed), discord.Embed(title="none")])
    assert [(one.name, one.path) for one in found] == [("a.png", "/attachments/1/2/a.png")]


def test_ten_pictures_of_a_message_are_enough() -> None:
    assert len(pictures([attachment(f"{n}.png", "image/png") for n in range(12)], [])) == 10


def test_what_was_found_comes_back_from_their_row() -> None:
    found = FoundPictures(7, (FoundPicture("https://cdn.discordapp.com/a.png?ex=1", "ä.png", 9),), 1, 2)
    assert FoundPictures.from_json(found.to_json()) == found


@pytest.mark.parametrize(
    "url",
    [
        "http://cdn.discordapp.com/a",
        "https://cdn.discordapp.com.example.com/a",
        "https://cdn.discordapp.com@example.com/a",
        "https://127.0.0.1/a",
        "file:///etc/passwd",
    ],
)
def test_nothing_is_fetched_from_elsewhere(url: str) -> None:
    assert not is_discords(url)
