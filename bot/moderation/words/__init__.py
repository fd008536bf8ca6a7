"""Words: the word filter. Finds what rules look for in prompts, even in disguise, and decides what follows."""
