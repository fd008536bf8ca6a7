"""Tests of the frozen words: requests, jobs, models, errors."""
