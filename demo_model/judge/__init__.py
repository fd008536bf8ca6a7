"""The judge: a network that says what a picture shows, to measure the demo model."""
