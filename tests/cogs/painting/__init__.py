"""Tests of the painting commands' pure parts."""
