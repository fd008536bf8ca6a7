"""Members for tests: they do what a person does, and wait for what a person would see."""
