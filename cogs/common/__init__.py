"""Common: what several themes need: actors, job lookup, downloads, display policy, the server log."""
