"""Prompts: the weights, choices, flags and styles that members write into them. Pure functions over text."""
