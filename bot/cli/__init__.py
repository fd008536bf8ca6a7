"""The command line: what each command does, and how the process starts and ends."""
