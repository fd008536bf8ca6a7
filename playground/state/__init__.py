"""What the playground keeps: people, channels, messages, interactions, files and commands, and events about them."""
