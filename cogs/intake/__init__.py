"""Intake: from what a member typed, attached or pressed to an accepted job."""
