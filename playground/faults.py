"""Faults on demand, for tests: the ways in which the real Discord lets a bot down.

drop_socket         the gateway's sockets break without a close frame
ask_to_reconnect    op 7
invalidate          op 9: the session is over
refuse_resume       the next RESUMEs are answered with op 9
order               the next matching requests are delayed, or answered with an error status
truncate_upload     the next attachments the bot downloads arrive cut short
expire_token        an interaction's fifteen minutes are over
delete_under_edit   the next messages that the bot edits are deleted just before
"""

from playground.gateway.server import Gateway
from playground.rest.faults import RestFaults
from playground.state.interaction import Interaction
from playground.state.interactions import Interactions
from playground.state.posts import Posts


class Faults(RestFaults):
    """All faults: those of REST, of the gateway and of interactions."""

    def __init__(self, gateway: Gateway, interactions: Interactions, posts: Posts) -> None:
        super().__init__(posts)
        self._gateway = gateway
        self._interactions = interactions

    def drop_socket(self) -> None:
        """Break every gateway socket without a close frame; clients resume."""
        self._gateway.drop()

    def ask_to_reconnect(self) -> None:
        """Op 7: clients reconnect and resume."""
        self._gateway.ask_to_reconnect()

    def invalidate(self) -> None:
        """Op 9: every session is over; clients identify again."""
        self._gateway.invalidate()

    def refuse_resume(self, times: int = 1) -> None:
        """Answer the next RESUMEs with op 9."""
        self._gateway.handshake.refuse_resumes += times

    def expire_token(self, interaction: Interaction) -> None:
        """End an interaction's fifteen minutes now; a test finds it in its handle: `used.interaction`."""
        self._interactions.expire(interaction)
