"""Metadata: how a picture was painted, written into its file and read from anybody's."""
