"""What Discord's own client does for a person: sends messages, uses commands and buttons, and shows what happens."""
