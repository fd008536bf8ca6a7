"""Links: the address of the message that something is made from."""

import discord

from bot.client import Interaction
from bot.core.job import Job
from bot.store import Store
from cogs.common.places import channel_link


async def source_link(store: Store, interaction: Interaction, job: Job | None, message_id: int | None) -> str | None:
    """A link to what is made into something new, if it is known and whoever reads the answer can open it.

    `message_id` is the message that shows it in this channel; without one it is the message whose button was pressed,
    or the one that `job` was delivered as, if that is in this channel too.
    """
    pressed = interaction.message
    if message_id is None and pressed is not None and not pressed.flags.ephemeral:
        message_id = pressed.id
    elif message_id is None and job is not None and not job.place.private:
        here = (interaction.guild_id, interaction.channel_id)
        message_id = await store.jobs.message_of(job.id) if (job.guild_id, job.place.channel_id) == here else None
    return None if message_id is None else channel_link(interaction.guild_id, interaction.channel_id or 0, message_id)


def reply_link(message: discord.Message, source_id: int | None) -> str | None:
    """A link to the message that another one replies to, in the same channel."""
    guild_id = None if message.guild is None else message.guild.id
    return None if source_id is None else channel_link(guild_id, message.channel.id, source_id)
