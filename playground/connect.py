"""How discord.py gets in: a connector that finds Discord's hosts at a playground, and nothing else anywhere."""

import socket
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from playground.addresses import DISCORD_HOSTS
from playground.tls import client_context


class PlaygroundResolver(AbstractResolver):
    """Resolves Discord's hosts to a playground's TLS port, and refuses every other host."""

    def __init__(self, tls_port: int, host: str = "127.0.0.1") -> None:
        self._port = tls_port
        self._host = host

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The playground's address for one of Discord's hosts; OSError for any other."""
        if host not in DISCORD_HOSTS:
            raise OSError(f"The playground does not reach out to {host}.")
        return [
            ResolveResult(
                hostname=host,
                host=self._host,
                port=self._port,
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Nothing to close."""


@dataclass(frozen=True)
class Door:
    """The way into a playground: its TLS port, its certificate authority (PEM), and the bot's token."""

    tls_port: int
    ca: str
    token: str
    host: str = "127.0.0.1"

    def connector(self) -> aiohttp.TCPConnector:
        """For `discord.Client(connector=…)`; make it inside the running loop. The client closes it."""
        resolver = PlaygroundResolver(self.tls_port, self.host)
        # No DNS cache: the resolver is one, and a playground that starts anew has another port.
        return aiohttp.TCPConnector(
            resolver=resolver, ssl=client_context(self.ca), limit=0, use_dns_cache=False, family=socket.AF_INET
        )


async def connect(address: str) -> Door:
    """The door of a playground in another process, by the `host:port` of its plain port."""
    timeout = aiohttp.ClientTimeout(total=10)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        session.get(f"http://{address}/playground/connect", raise_for_status=True) as response,
    ):
        told = await response.json()
    return Door(int(told["tls_port"]), str(told["ca"]), str(told["token"]))
