"""Tests of delivery's pure parts."""
