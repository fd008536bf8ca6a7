"""Signatures of purged pictures, which recognise copies and don't show what the pictures showed."""
