"""The playground's certificate, a new one for each playground."""

import ssl

import trustme

from playground.addresses import DISCORD_HOSTS


class Certificate:
    """A certificate for Discord's hosts, from an authority that nobody else trusts."""

    def __init__(self) -> None:
        authority = trustme.CA()
        self._leaf = authority.issue_cert(*DISCORD_HOSTS)
        self.authority_pem = authority.cert_pem.bytes().decode()

    def server_context(self) -> ssl.SSLContext:
        """The context of the TLS port."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._leaf.configure_cert(context)
        return context
