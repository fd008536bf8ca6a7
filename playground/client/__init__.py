"""What Discord's own client does for a person: sends, uses commands and buttons, and shows what happens."""
