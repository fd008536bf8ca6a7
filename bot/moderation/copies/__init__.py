"""Copies: whether a picture is a copy of a purged one, from signatures that don't show what the purged one showed."""
