"""Tests of export, erasure and retention, on real files."""
