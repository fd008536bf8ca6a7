"""Administration: /admin for server managers, /operator for whoever runs the bot."""
