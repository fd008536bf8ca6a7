"""Easel: a self-hosted Discord bot that paints with Stable Diffusion."""
