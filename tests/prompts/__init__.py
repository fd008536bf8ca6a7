"""Tests of bot/prompts."""
