"""Discord's rules for what may be sent: the shapes of commands, components, embeds and modals, and who may do what."""
