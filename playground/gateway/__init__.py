"""Discord's gateway: the websocket protocol, sessions that can be resumed, and the events sent to bots."""
