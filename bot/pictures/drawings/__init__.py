"""Drawings: grids, film strips, charts and U-Net diagrams."""
