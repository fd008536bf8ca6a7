"""Tests of the engine: folders, and painting like diffusers' own pipelines."""
