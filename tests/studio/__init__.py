"""Tests of the studio, with a real store and a scripted executor."""
