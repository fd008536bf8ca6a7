"""Delivery: follows each job, edits its message, and brings the pictures."""
