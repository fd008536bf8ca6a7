"""Models: found on disk, loaded by family, placed in the device's memory."""
