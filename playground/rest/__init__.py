"""Discord's REST API, version 10, and its CDN."""
