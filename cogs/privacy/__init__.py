"""Privacy: /privacy, the clean-up of messages, and servers that come and go."""
