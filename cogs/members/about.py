"""/about: Easel's version, its model, and how much it has painted."""

import importlib.metadata
import time

from discord import app_commands
from discord.ext import commands

from bot.client import Interaction, localizer_of
from bot.i18n.localizer import Localizer
from bot.pictures.metadata.inscription import model_name
from bot.store import Store
from bot.studio import Studio
from cogs.common.answers import answer_privately
from cogs.ui.lines import loading_words, shown_text
from cogs.ui.time_spans import span_words
from cogs.ui.vocabulary_lines import vocabulary_lines


class About(commands.Cog):
    """The command that describes this Easel."""

    def __init__(self, studio: Studio, store: Store) -> None:
        self._studio = studio
        self._store = store
        self._began = time.monotonic()

    @app_commands.command(name="about")
    async def about(self, interaction: Interaction) -> None:
        """See my version, my model, and how long I've been running."""
        localizer = localizer_of(interaction)
        facts = importlib.metadata.metadata("easel")
        lines = [
            localizer("about.version", version=facts["Version"], licence=facts["License-Expression"]),
            self._model(localizer),
            *vocabulary_lines(self._studio.info.vocabulary, localizer),
            localizer("about.running", time=span_words(time.monotonic() - self._began, localizer)),
            localizer("about.painted", count=await self._store.usage.count()),
        ]
        await answer_privately(interaction, "\n".join(lines))

    def _model(self, localizer: Localizer) -> str:
        name, loading = shown_text(model_name(self._studio.info.name), 100), self._studio.loading
        if loading is not None:
            return localizer("about.loading", model=name, phrase=loading_words(loading, localizer))
        return localizer("about.model", model=name, device=self._studio.device)
