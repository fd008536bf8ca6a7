"""Files: reads members' uploads and writes finished pictures at the right size."""
