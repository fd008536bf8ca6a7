"""Discord's gateway: sessions that can be resumed, the websocket protocol, and the events that go out."""
