"""Executors: where engines run. One protocol; the default is a thread of this process."""
