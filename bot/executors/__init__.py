"""Executors: where engines run. One protocol; a thread of this process is the default."""
