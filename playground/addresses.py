"""The addresses that clients are given: Discord's own hosts on the TLS port, the playground's on the plain port."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Addresses:
    """The bases of the URLs in answers and events; they depend on the port that a client uses."""

    gateway: str
    cdn: str
    media: str


API_HOST = "discord.com"
GATEWAY_HOST = "gateway.discord.gg"
CDN_HOST = "cdn.discordapp.com"
MEDIA_HOST = "media.discordapp.net"
DISCORD_HOSTS = (API_HOST, GATEWAY_HOST, CDN_HOST, MEDIA_HOST)

DISCORD = Addresses(f"wss://{GATEWAY_HOST}", f"https://{CDN_HOST}", f"https://{MEDIA_HOST}")
"""For clients of the TLS port."""


def plain(port: int) -> Addresses:
    """For clients of the plain port."""
    base = f"http://127.0.0.1:{port}"
    return Addresses(f"ws://127.0.0.1:{port}/gateway", base, base)
