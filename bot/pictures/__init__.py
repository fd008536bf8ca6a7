"""Pictures: checks uploads and turns finished pixels into files. Pillow lives here."""
