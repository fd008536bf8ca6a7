"""The studio: the service that the cogs talk to. It knows neither Discord nor torch."""

from bot.studio.service import Studio

__all__ = ["Studio"]
