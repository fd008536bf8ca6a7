"""Tests of the administration views."""
