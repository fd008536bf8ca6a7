"""Prompts: what members write into them: weights, choices, flags, styles. Pure functions over text."""
