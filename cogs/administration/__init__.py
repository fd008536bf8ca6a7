"""Administration: /admin for those who manage a server, /operator for who runs the bot."""
