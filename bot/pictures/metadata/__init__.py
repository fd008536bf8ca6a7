"""Metadata: writes how a picture was painted into its file, and reads it from files of many tools."""
