"""A stage: the real bot with its members, and a tab that watches one of them, for the pictures of docs/commands.md."""

import asyncio
from dataclasses import dataclass

from playwright.async_api import Locator, expect

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.handles import Handle
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.page.camera import Camera
from tests.page.visit import Visit

PAINTING = 600.0
"""Seconds: nothing is tested here, and the machine may be busy."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a picture needs: members do something, and the camera keeps what the tab shows of it."""

    visit: Visit
    playground: Playground
    easel: Easel
    camera: Camera

    def member(self, name: str) -> Member:
        """A member, by name."""
        return self.playground.member(name)

    async def ask(self, who: str, command: str, **options: object) -> SeenMessage:
        """Use a command that paints, and wait for its picture."""
        return await self.painted(await self.member(who).slash(command, options))

    async def painted(self, used: Handle) -> SeenMessage:
        """The pictures that came of it, once their job is done."""
        message = await used.wait_for(is_painted, PAINTING)
        await self.settled()
        return message

    async def settled(self) -> None:
        """Wait until no job is open."""
        async with asyncio.timeout(PAINTING):
            while await self.easel.store.jobs.waiting():  # noqa: ASYNC110 - the store has no event to wait for
                await asyncio.sleep(0.05)

    def upload(self, who: str, message: SeenMessage, name: str = "picture.png") -> Upload:
        """The first picture of a message, to be attached."""
        return Upload(name, self.member(who).read(message.attachments[0]))

    def shown(self, message: SeenMessage) -> Locator:
        """A message in the tab."""
        return self.visit.page.locator(f'[data-message="{message.id}"]')

    def button(self, message: SeenMessage, name: str) -> Locator:
        """A button or a menu of a message in the tab."""
        return self.shown(message).get_by_role("button", name=name, exact=True)

    async def keep_alone(self, name: str, *parts: Locator) -> None:
        """Keep what floats over the messages, without these."""
        hide = "(hidden) => document.querySelector('.scroller').style.setProperty('visibility', hidden ? 'hidden' : '')"
        await self.visit.page.evaluate(hide, True)
        await self.camera.crop(name, *parts, margin=8)
        await self.visit.page.evaluate(hide, False)

    async def keep_form(self, name: str, title: str) -> None:
        """Keep the form that is open, and close it."""
        dialog = self.visit.page.get_by_role("dialog", name=title)
        await expect(dialog).to_be_visible()
        await self.keep_alone(name, dialog)
        await self.visit.page.keyboard.press("Escape")

    async def keep_composer(self, name: str) -> None:
        """Keep the command that is being typed with what is offered for it, and take it back."""
        composer = self.visit.page.locator("message-composer")
        await self.keep_alone(name, composer.locator(".composer-float"), composer.locator(".composer-box"))
        await self.visit.page.keyboard.press("Escape")
        await self.visit.page.keyboard.press("Escape")
        await self.visit.field.fill("")

    async def keep(self, name: str, *messages: SeenMessage) -> None:
        """Keep messages that stand together."""
        parts = [self.shown(message) for message in messages]
        for part in parts:
            await part.wait_for()
        await self.visit.page.mouse.move(0, 0)
        await self.camera.crop(name, *parts)


def is_painted(message: SeenMessage) -> bool:
    """Whether this is a finished picture: a preview has another name."""
    return any("easel-" in url for url in message.pictures())
