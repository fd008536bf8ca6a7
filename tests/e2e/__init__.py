"""End to end: the real discord.py client, the real engine and the demo model, through the playground."""
