"""A job's number or a message's link is recognised as the picture to purge."""

import pytest

from bot.core.errors import RequestError
from cogs.moderation.purge_target import MessageRef, reference


def test_a_picture_is_meant_by_number_or_link() -> None:
    assert reference(" 12 ") == reference("#12") == 12
    for host in ("discord.com", "ptb.discord.com", "discordapp.com"):
        assert reference(f"<https://{host}/channels/1/2/3>") == MessageRef(1, 2, 3)


@pytest.mark.parametrize(
    "typed", ["", "x", "-1", "https://evil.com/channels/1/2/3", "https://discord.com/channels/@me/2/3"]
)
def test_what_means_no_picture_is_told(typed: str) -> None:
    with pytest.raises(RequestError) as refused:
        reference(typed)
    assert refused.value.key == "purge.form"
