"""Models: finds them on disk, loads them, and measures their memory."""
