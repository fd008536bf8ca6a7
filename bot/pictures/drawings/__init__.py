"""Drawings: grids, film strips, charts and the U-Net, drawn for people to read."""
