"""Files: members' uploads come in, finished pixels go out as files of the right size."""
