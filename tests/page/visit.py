"""A visitor of the page: a browser tab, what it complained about, and the gestures the tests make."""

import base64
import re
from typing import Any

from playwright.async_api import ConsoleMessage, Error, Locator, Page, expect

# The smallest PNG: one pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
_TRANSFER = """
    const zeros = typeof data === "number";
    const bytes = zeros ? new Uint8Array(data) : Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type }));
"""
_PASTE = f"""([name, type, data]) => {{{_TRANSFER}
    const init = {{ clipboardData: transfer, bubbles: true, cancelable: true }};
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", init));
}}"""
_DROP = f"""([name, type, data]) => {{{_TRANSFER}
    for (const kind of ["dragenter", "dragover", "drop"]) {{
        document.body.dispatchEvent(new DragEvent(kind, {{ dataTransfer: transfer, bubbles: true, cancelable: true }}));
    }}
}}"""


class Visit:
    """One tab. `complaints` are errors of the console and of scripts, which a test may clear if it expects them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)

    def leave(self) -> None:
        """Stop listening to the tab."""
        self.page.remove_listener("console", self._on_console)
        self.page.remove_listener("pageerror", self._on_error)

    def _on_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    async def open(self, address: str) -> None:
        """Go to the page and wait until the bot's commands are known."""
        await self.page.goto(address)
        await expect(self.page.locator("message-list [aria-busy=false]")).to_be_attached()

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return self.page.locator(".composer-field")

    @property
    def messages(self) -> Locator:
        """Messages that have arrived."""
        return self.page.locator("[data-message]")

    @property
    def options(self) -> Locator:
        """What the open list over the composer offers."""
        return self.page.locator("option-list:not([hidden]) [role=option]")

    @property
    def toast(self) -> Locator:
        """The notice on view."""
        return self.page.locator(".toast")

    def message(self, text: str) -> Locator:
        """The message that holds a text."""
        return self.messages.filter(has_text=re.compile(re.escape(text)))

    async def say(self, text: str) -> None:
        """Type a text and press Enter."""
        await self.field.fill(text)
        await self.field.press("Enter")

    async def menu(self, target: Locator, item: str) -> None:
        """Choose from the menu of a message or a member."""
        await target.click(button="right")
        await self.page.get_by_role("menuitem", name=item).click()

    async def paste(self, name: str, data: bytes = PIXEL, kind: str = "image/png") -> None:
        """Paste a file where the focus is."""
        await self.page.evaluate(_PASTE, [name, kind, base64.b64encode(data).decode()])

    async def drop(self, name: str, data: bytes | int = PIXEL, kind: str = "image/png") -> None:
        """Drag a file over the page and let it go; a number is that many zeros, made in the tab."""
        content = data if isinstance(data, int) else base64.b64encode(data).decode()
        await self.page.evaluate(_DROP, [name, kind, content])

    async def play(self, name: str) -> None:
        """Become another member."""
        await self.page.locator(".account-button").click()
        await self.page.get_by_role("menuitemradio", name=name).click()
        await expect(self.page.locator(".account-name")).to_have_text(name)

    async def enter(self, channel: str) -> None:
        """Go to a channel."""
        await self.page.locator("[data-channel]", has_text=channel).first.click()
        await expect(self.page.locator(".head h2")).to_have_text(channel)

    async def module(self, path: str, expression: str, argument: Any = None) -> Any:
        """Call a module of the page: `expression` is a function of (module, argument)."""
        script = f"async (argument) => ({expression})(await import('/page/js/{path}'), argument)"
        return await self.page.evaluate(script, argument)
