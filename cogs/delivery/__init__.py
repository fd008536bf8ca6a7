"""Delivery: follows each job, edits its message, brings the pictures."""
