"""What is refused though Discord's OpenAPI document lets it pass: a request for each such rule, with the codes.

Discord refuses most of it; what the playground doesn't have is NOT_IN_PLAYGROUND.
"""

from dataclasses import dataclass

import aiohttp

from playground.server import Playground
from playground.state.interaction import AUTOCOMPLETE, COMMAND
from playground.state.messages import MessageFlag
from playground.wire import JSON

V2 = int(MessageFlag.IS_COMPONENTS_V2)
FORM = 50035
"""Discord's code for a form with mistakes, each of which has a code in words."""


@dataclass(frozen=True)
class Wrong:
    """A request that breaks one rule: where it goes, what it says, the code of the answer and of the mistake in it."""

    rule: str
    to: str
    payload: object
    mistake: str | None
    code: int = FORM


def command(**more: object) -> JSON:
    return {"name": "imagine", "description": "Paint"} | more


def option(name: str = "prompt", **more: object) -> JSON:
    return {"name": name, "description": "d", "type": 3} | more


def button(**more: object) -> JSON:
    return {"type": 2, "style": 1, "label": "x"} | more


def row(*controls: JSON) -> JSON:
    return {"type": 1, "components": list(controls)}


def field(number: int) -> JSON:
    inner = {"type": 4, "custom_id": str(number), "style": 1}
    return {"type": 18, "label": "Words", "component": inner}


CHOICE = {"name": "n", "value": "v"}
POLL = {"question": {"text": "Which?"}, "answers": [{"poll_media": {"text": "This"}}]}
THEME = {"colors": ["5865f2"], "gradient_angle": 0, "base_mix": 0}
LONG_CHOICE = {"name": "n", "value": "v" * 101}
RULES = (
    Wrong("embed total 6000", "message", {"embeds": [{"description": "d" * 3001}] * 2}, "MAX_EMBED_SIZE_EXCEEDED"),
    Wrong(
        "a 6th row",
        "message",
        {"components": [row(button(custom_id=str(n))) for n in range(6)]},
        "BASE_TYPE_MAX_LENGTH",
    ),
    Wrong(
        "duplicate custom_id",
        "message",
        {"components": [row(button(custom_id="a"), button(custom_id="a"))]},
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    Wrong("button without id", "message", {"components": [row(button())]}, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
    Wrong(
        "button with a symbol that is no emoji",
        "message",
        {"components": [row(button(custom_id="a", emoji={"name": "▲"}))]},
        "COMPONENT_INVALID_EMOJI",
    ),
    Wrong("button without url", "message", {"components": [row(button(style=5))]}, "BUTTON_COMPONENT_URL_REQUIRED"),
    Wrong(
        "V2 with content",
        "message",
        {"flags": V2, "content": "x", "components": [{"type": 10, "content": "x"}]},
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    Wrong(
        "texts total 4000",
        "message",
        {"flags": V2, "components": [{"type": 10, "content": "x" * 2001}] * 2},
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    Wrong("V2 without its flag", "message", {"components": [{"type": 10, "content": "x"}]}, "UNION_TYPE_CHOICES"),
    Wrong("empty message", "message", {"content": ""}, None, code=50006),
    Wrong("a poll", "message", {"poll": POLL}, "NOT_IN_PLAYGROUND"),
    Wrong("a sticker", "message", {"content": "x", "sticker_ids": ["1"]}, "NOT_IN_PLAYGROUND"),
    Wrong("a theme", "message", {"content": "x", "shared_client_theme": THEME}, "NOT_IN_PLAYGROUND"),
    Wrong("a poll in an answer", "answer", {"poll": POLL}, "NOT_IN_PLAYGROUND"),
    Wrong(
        "modal over 5",
        "modal",
        {"custom_id": "m", "title": "Words", "components": [field(n) for n in range(6)]},
        "BASE_TYPE_BAD_LENGTH",
    ),
    Wrong("suggested value over 100", "choices", {"choices": [LONG_CHOICE]}, "BASE_TYPE_BAD_LENGTH"),
    Wrong(
        "choice value over 100", "commands", [command(options=[option(choices=[LONG_CHOICE])])], "BASE_TYPE_BAD_LENGTH"
    ),
    Wrong("command name case", "commands", [command(name="Imagine")], "APPLICATION_COMMAND_INVALID_NAME"),
    Wrong("command name spaces", "commands", [command(name="two words")], "APPLICATION_COMMAND_INVALID_NAME"),
    Wrong("missing description", "commands", [{"name": "imagine"}], "BASE_TYPE_REQUIRED"),
    Wrong(
        "duplicate option",
        "commands",
        [command(options=[option(), option()])],
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    Wrong(
        "required after optional",
        "commands",
        [command(options=[option("a"), option("b", required=True)])],
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    Wrong(
        "choices with autocomplete",
        "commands",
        [command(options=[option(autocomplete=True, choices=[CHOICE])])],
        "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
    ),
    Wrong("over 100 commands", "commands", [command(name=f"c{n}") for n in range(101)], None, code=30032),
)


async def send(playground: Playground, wrong: Wrong) -> tuple[int, JSON]:
    """Send the request with the bot's token; the answer's status and JSON."""
    method, path, payload = _address(playground, wrong)
    headers = {"Authorization": f"Bot {playground.token}"}
    base = f"http://127.0.0.1:{playground.port}/api/v10"
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, base + path, json=payload) as response,
    ):
        return response.status, await response.json()


def _address(playground: Playground, wrong: Wrong) -> tuple[str, str, object]:
    world = playground.world
    studio = next(iter(world.guild.channels))
    if wrong.to == "message":
        return "POST", f"/channels/{studio}/messages", wrong.payload
    if wrong.to == "commands":
        return "PUT", f"/applications/{world.bot.id}/commands", wrong.payload
    kind, answer = {"modal": (COMMAND, 9), "answer": (COMMAND, 4), "choices": (AUTOCOMPLETE, 8)}[wrong.to]
    user_id = world.user_named("ada").id
    used = {"id": "1", "name": "imagine", "type": 1}
    interaction = playground.service.interactions.open(kind, user_id, studio, used, guild_id=world.guild.id)
    path = f"/interactions/{interaction.id}/{interaction.token}/callback"
    return "POST", path, {"type": answer, "data": wrong.payload}
