"""How discord.py reaches a playground: a connector that sends Discord's hosts there, and refuses all others."""

import socket
import ssl
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from playground.addresses import DISCORD_HOSTS


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
            raise OSError(f"The playground does not connect to {host}.")
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
class Credentials:
    """What a bot needs to log in: the TLS port, the certificate authority it trusts (PEM), and its token."""

    tls_port: int
    ca: str
    token: str
    host: str = "127.0.0.1"

    def connector(self) -> aiohttp.TCPConnector:
        """For `discord.Client(connector=…)`; make it inside the running loop. The client closes it."""
        # No DNS cache: the resolver is one, and a playground that restarts has another port.
        return aiohttp.TCPConnector(
            resolver=PlaygroundResolver(self.tls_port, self.host),
            ssl=ssl.create_default_context(cadata=self.ca),
            limit=0,
            use_dns_cache=False,
            family=socket.AF_INET,
        )


async def connect(address: str) -> Credentials:
    """Ask a playground in another process for the bot's credentials, by the `host:port` of its plain port."""
    timeout = aiohttp.ClientTimeout(total=10)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        session.get(f"http://{address}/playground/connect", raise_for_status=True) as response,
    ):
        given = await response.json()
    return Credentials(int(given["tls_port"]), str(given["ca"]), str(given["token"]))
