"""Tests of what pictures' files say of how they were painted."""
