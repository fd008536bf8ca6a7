"""Words: what rules look for in prompts, in whatever disguise, and what follows."""
