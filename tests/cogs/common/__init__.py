"""Tests of what several themes share."""
