"""Scenes: the cartoons that the demo model learns, with their captions and drawings."""
