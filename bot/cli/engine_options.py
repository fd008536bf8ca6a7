"""Options: what the engine is told of the settings."""

from bot.config import Settings
from bot.engine.protocol import EngineOptions


def engine_options(settings: Settings) -> EngineOptions:
    """What the engine is to load, as the settings name it."""
    return EngineOptions(
        settings.model,
        settings.device,
        settings.dtype,
        settings.reproducible,
        settings.taesd,
        settings.data / "cache",
    )
