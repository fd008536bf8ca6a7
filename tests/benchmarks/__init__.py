"""Tests of the benchmarks: their pure parts, and the GPU run rehearsed."""
