"""Moderation: /mod, reports and reviews."""
