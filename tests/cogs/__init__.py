"""Tests of the cogs' pure parts."""
