"""Moderation: decisions about who may do what. Pure functions, no I/O."""
