"""Languages: every sentence that people read, and every command name, by key."""
