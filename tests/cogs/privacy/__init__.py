"""Tests of privacy's parts."""
