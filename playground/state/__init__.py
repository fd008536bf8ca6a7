"""What there is in a playground: its people, channels, messages and interactions, and the events that tell of them."""
