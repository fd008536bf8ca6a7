"""Scenes: the cartoon pictures that the demo model learns, described in words and drawn."""
