"""Discord in, Discord out: one cog a theme."""
