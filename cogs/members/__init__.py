"""Members: their settings, styles, gallery, statistics, queue, quota and help."""
