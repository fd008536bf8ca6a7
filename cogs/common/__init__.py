"""Common: what several themes need: who acts, which job, downloads, display policy, the server log."""
