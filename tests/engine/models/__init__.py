"""Tests of model folders."""
