"""The judge: a network that says what a picture shows, and what the demo model is measured by."""
