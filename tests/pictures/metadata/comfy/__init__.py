"""Tests of ComfyUI's graphs."""
