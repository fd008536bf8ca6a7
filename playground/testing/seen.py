"""A message as a member sees it: Discord's own object, with shortcuts for tests."""

from collections.abc import Iterator
from typing import Any

from playground.rules.components import find_control, walk
from playground.rules.controls import BUTTON
from playground.state.messages import MessageFlag
from playground.wire import JSON


class SeenMessage(dict[str, Any]):
    """Discord's message object at the time it was seen."""

    @property
    def id(self) -> int:
        """The message's id."""
        return int(self["id"])

    @property
    def channel_id(self) -> int:
        """The channel's id."""
        return int(self["channel_id"])

    @property
    def author(self) -> str:
        """The author's user name."""
        return str(self["author"]["username"])

    @property
    def content(self) -> str:
        """The text."""
        return str(self["content"])

    @property
    def embeds(self) -> list[JSON]:
        """The embeds."""
        return list(self["embeds"])

    @property
    def attachments(self) -> list[JSON]:
        """The attachments, without the ones that an embed or component shows."""
        return list(self["attachments"])

    @property
    def components(self) -> list[JSON]:
        """Every component at every depth."""
        return list(walk(self["components"]))

    @property
    def buttons(self) -> list[JSON]:
        """The buttons, in order."""
        return [one for one in self.components if one["type"] == BUTTON]

    @property
    def ephemeral(self) -> bool:
        """Whether only its viewer sees it."""
        return bool(self["flags"] & MessageFlag.EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it still says "thinking"."""
        return bool(self["flags"] & MessageFlag.LOADING)

    @property
    def reply_to(self) -> int | None:
        """The id of the message it replies to."""
        reference = self.get("message_reference")
        return None if reference is None else int(reference["message_id"])

    def control(self, name: str) -> JSON:
        """The button or select with this custom id, label or placeholder; LookupError if there is none."""
        found = find_control(self["components"], name) or next(self._labelled(name), None)
        if found is None:
            names = [one.get("label") or one.get("custom_id") for one in self.components if "custom_id" in one]
            raise LookupError(f"The message has no button or select {name!r}, only {names}.")
        return found

    def pictures(self) -> list[str]:
        """The URLs of all its pictures: attachments, images of embeds, media of components."""
        urls = [str(one["url"]) for one in self.attachments]
        urls += [str(embed["image"]["url"]) for embed in self.embeds if "image" in embed]
        for component in self.components:
            urls += [str(item["media"]["url"]) for item in component.get("items", [])]
            urls += [str(component["media"]["url"])] if "media" in component else []
        return urls

    def _labelled(self, name: str) -> Iterator[JSON]:
        return (one for one in self.components if name in (one.get("label"), one.get("placeholder")))
