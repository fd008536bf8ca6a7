"""Tests of executors, with a tiny engine."""
