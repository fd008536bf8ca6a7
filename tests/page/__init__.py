"""Tests of the playground's page, in a real browser against the real playground and a small real bot."""

import warnings

with warnings.catch_warnings():
    # discord.py imports audioop, which Python 3.11 calls deprecated; the tests take warnings for errors.
    warnings.simplefilter("ignore", DeprecationWarning)
    import discord  # noqa: F401
