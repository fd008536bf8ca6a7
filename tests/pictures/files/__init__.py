"""Tests of uploads and of the files that go out."""
