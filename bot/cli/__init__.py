"""The command line: what each command does, and how the process begins and ends."""
