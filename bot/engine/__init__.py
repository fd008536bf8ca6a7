"""The engine: torch, diffusers and transformers live here, and nowhere else in the bot."""
