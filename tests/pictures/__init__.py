"""Tests of pictures: uploads, metadata and pixels."""
