"""A local Discord on loopback, for newcomers without a token and for end-to-end tests."""
