"""Discord's rules: what commands, components, embeds and modals may look like, and who may do what."""
