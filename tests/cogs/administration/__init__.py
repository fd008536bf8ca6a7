"""Tests of administration's views."""
