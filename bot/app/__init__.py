"""The application: where the objects of a running bot are made and wired."""
