"""A local Discord on loopback, to try bots without a token and to test them end to end."""
