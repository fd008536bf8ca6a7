"""Painting: the commands, replies, menus and buttons that ask for pictures."""
