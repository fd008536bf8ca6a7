"""Where a client finds things: Discord's own hosts behind the TLS port, or everything on the plain port."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Addresses:
    """The bases of the URLs that answers and events carry; they differ by the door a client came through."""

    gateway: str
    cdn: str
    media: str


API_HOST = "discord.com"
GATEWAY_HOST = "gateway.discord.gg"
CDN_HOST = "cdn.discordapp.com"
MEDIA_HOST = "media.discordapp.net"
DISCORD_HOSTS = (API_HOST, GATEWAY_HOST, CDN_HOST, MEDIA_HOST)

DISCORD = Addresses(f"wss://{GATEWAY_HOST}", f"https://{CDN_HOST}", f"https://{MEDIA_HOST}")
"""For clients that come in through the TLS port."""


def plain(port: int) -> Addresses:
    """For clients of the plain port."""
    base = f"http://127.0.0.1:{port}"
    return Addresses(f"ws://127.0.0.1:{port}/gateway", base, base)
