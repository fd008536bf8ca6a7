"""Tests of moderators' views."""
