"""Pictures: Pillow lives here. Members' uploads are checked, finished pixels become files."""
