"""Interactions in Discord's shape, as INTERACTION_CREATE sends them to the bot."""

from playground.addresses import Addresses
from playground.rules.permissions import MEMBERS
from playground.state.channel import Channel
from playground.state.files import Files
from playground.state.installs import context_of
from playground.state.interaction import Interaction, Resolved
from playground.state.render import Reader, Renderer
from playground.state.world import World
from playground.wire import JSON


class Payloads:
    """Builds interaction objects."""

    def __init__(self, world: World, files: Files, renderer: Renderer) -> None:
        self._world = world
        self._files = files
        self._renderer = renderer

    def interaction(self, interaction: Interaction, addresses: Addresses) -> JSON:
        """Discord's interaction object, with URLs for these addresses."""
        world, channel = self._world, self._world.channel(interaction.channel_id)
        reader = Reader(world.bot.id, addresses)
        shape: JSON = {
            "id": str(interaction.id),
            "application_id": str(world.bot.id),
            "type": interaction.type,
            "token": interaction.token,
            "version": 1,
            "data": self._data(interaction, reader),
            "channel_id": str(channel.id),
            "channel": self._channel(channel, interaction.user_id),
            "app_permissions": str(world.guild.app_permissions(world.bot.id, channel)),
            "locale": interaction.locale,
            "context": context_of(channel),
            "authorizing_integration_owners": dict(interaction.owners),
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": self._files.limit,
        }
        shape |= self._place(interaction, channel)
        if interaction.source is not None:
            shape["message"] = self._renderer.message(interaction.source, reader, readable=True)
        return shape

    def _place(self, interaction: Interaction, channel: Channel) -> JSON:
        guild, user_id = self._world.guild, interaction.user_id
        if channel.is_dm:
            return {"user": self._world.users[user_id].to_dict()}
        member = guild.members[user_id].to_dict() | {"permissions": str(guild.permissions(user_id, channel))}
        return {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.preferred_locale, "features": list(guild.features)},
            "guild_locale": guild.preferred_locale,
            "member": member,
        }

    def _channel(self, channel: Channel, user_id: int) -> JSON:
        shape = self._world.channel_dict(channel, self._world.bot.id)
        permissions = MEMBERS if channel.is_dm else self._world.guild.permissions(user_id, channel)
        return shape | {"permissions": str(permissions)}

    def _data(self, interaction: Interaction, reader: Reader) -> JSON:
        resolved = self._resolved(interaction.resolved, interaction.channel_id, reader)
        return interaction.data | ({"resolved": resolved} if resolved else {})

    def _resolved(self, resolved: Resolved, channel_id: int, reader: Reader) -> JSON:
        world, guild = self._world, self._world.guild
        users = {str(one): world.users[one].to_dict() for one in resolved.users}
        known = () if world.channel(channel_id).is_dm else guild.members
        members = {str(one): self._member(one) for one in resolved.users if one in known}
        groups: JSON = {
            "attachments": {str(one.id): self._files.to_dict(one, reader.addresses) for one in resolved.attachments},
            "users": users,
            "members": members,
            "roles": {str(one): guild.roles[one].to_dict() for one in resolved.roles},
            "channels": {str(one): self._channel(world.channel(one), reader.user_id) for one in resolved.channels},
            "messages": {str(one.id): self._renderer.message(one, reader, readable=True) for one in resolved.messages},
        }
        return {key: group for key, group in groups.items() if group}

    def _member(self, user_id: int) -> JSON:
        guild = self._world.guild
        return guild.members[user_id].to_partial_dict() | {"permissions": str(guild.permissions(user_id))}
