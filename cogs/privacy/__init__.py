"""Privacy: /privacy, message cleanup, and servers that add or remove the bot."""
