"""Members that tests drive: they do by name what a person does, and wait for what they would see."""
