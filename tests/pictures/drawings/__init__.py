"""Tests of grids, films, charts and lettering."""
