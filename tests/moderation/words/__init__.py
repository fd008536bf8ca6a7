"""Tests of word rules: what they find, in whatever disguise."""
