"""End to end: the real discord.py client, the real engine and a small real model, through the playground."""
