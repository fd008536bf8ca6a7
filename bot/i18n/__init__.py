"""Languages: every sentence that people read, and the names of commands, by key."""
