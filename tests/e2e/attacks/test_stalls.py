"""One member attacks by every way there is, a moderator floods their server; others here and outside are answered."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.app.wiring import Easel
from bot.core.request import MAX_PROMPT
from bot.moderation.audit_action import AuditAction
from bot.moderation.limits import DEFAULT
from bot.prompts.edits import MOST_TEXTS
from bot.store.audit import Note
from bot.store.wildcards import KeptWildcard
from cogs.common.workers import EACH
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.handles import Handle, Predicate
from playground.testing.member import Member
from tests.e2e.attacks.steps import watched
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file
from tests.pictures.hostile_files import bombs, interlaced

STEP = 1.0
"""Seconds of processor time that no step of the bot may take; the goal is a tenth of it."""
EDITS = (
    "".join(f"[a{number}:" for number in range(MOST_TEXTS - 1))
    + "x"
    + "".join(f":{number}]" for number in range(1, MOST_TEXTS))
)
PROMPTS = (
    "<" * 1990,
    "[](" * 660,
    "x" + " " * 1900 + "y",
    "(" * 990 + "a" + ")" * 990,
    "{" * 660 + "a|b" + "}" * 660,
    "[a|" * 500 + "b" + "]" * 500,
    "{1-3$$" + "|".join("abcdefghij" * 40) + "}" + "{a|b}" * 60,
    EDITS + " (w:1.1)" * 200,
    "a " + "--no x " * 280,
    "__a__ " * 330,
)
RULES = "\n".join(f"log: {'a' * (number % 60 + 1)}{'b' * (number // 60)}*" for number in range(3000)).encode()


async def attacked(playground: Playground, easel: Easel) -> None:
    """What is there before the attacks: lists that name each other, a long moderation log, and a high limit."""
    guild_id, mallory = playground.world.guild.id, playground.member("mallory")
    await easel.store.limits.change(guild_id, DEFAULT, 99, queued=20)
    lists = {"a": "{x|y} __b__\n" * 250, "b": "{q|w|e} __c__\n" * 200, "c": "\n".join(f"z{n}" for n in range(400))}
    for name, entries in lists.items():
        await easel.store.wildcards.keep(KeptWildcard(mallory.id, name, entries, mallory.id))
    async with easel.store.database.transaction():
        for number in range(2000):
            await easel.store.audit.write(Note(guild_id, 1, AuditAction.WARN, mallory.id, f"a b {number} " * 30))


def attacks(mallory: Member, alan: Member, mention: str) -> dict[str, Callable[[int], Awaitable[object]]]:
    """Each attack's step by its number."""
    bomb, slow = Upload("bomb.png", bombs()), Upload("slow.png", interlaced(3000))
    rules, plain = Upload("rules.txt", RULES), Upload("a.png", picture_file())

    def prompt(number: int) -> str:
        return PROMPTS[number % len(PROMPTS)][:MAX_PROMPT]

    return {
        "prompts": lambda n: mallory.slash("imagine", prompt=prompt(n), negative_prompt=prompt(n + 1), images=4),
        "comparisons": lambda n: mallory.slash("matrix", prompt="{a|b|c|d} {e|f|g|h} " + prompt(n)[:1900]),
        "samplers": lambda n: mallory.slash("diffusion sampler", prompt=prompt(n), compare="samplers"),
        "charts": lambda n: mallory.slash("stats"),
        "networks": lambda n: mallory.slash("diffusion model"),
        "pages": lambda n: mallory.slash("history", {"text": "a b c d e f"} if n % 2 else {}),
        "settings": lambda n: mallory.slash("settings"),
        "styles": lambda n: mallory.slash("styles list"),
        "suggestions": lambda n: mallory.autocomplete("imagine", "prompt", "a b c"[: n % 6], timeout=PATIENCE),
        "bombs": lambda n: mallory.slash("inspect image", image=bomb),
        "slow files": lambda n: mallory.slash("imagine", prompt="x", image=slow),
        "mentions": lambda n: mallory.send("studio", mention + prompt(n)[:1900], [plain] if n % 2 else []),
        "rules": lambda n: alan.slash("admin words import", file=rules),
        "rule lists": lambda n: alan.slash("admin words list" if n % 2 else "admin words export"),
        "rule tests": lambda n: alan.slash("admin words test", prompt="a-b a a-a " * 190),
        "audit searches": lambda n: alan.slash("mod audit", text="a b c d"),
        "exports": lambda n: alan.slash("admin export", what="audit"),
        "server charts": lambda n: alan.slash("admin charts"),
    }


def painted_beside(name: str) -> Predicate:
    """Whether a message is the picture that was asked for during an attack."""
    return lambda message: painted(message) and message.content.startswith(f"**a tree beside {name}**")


async def timed(waiting: Awaitable[Any]) -> float:
    """Seconds until something is there."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    await waiting
    return loop.time() - began


async def acknowledged(used: Awaitable[Handle]) -> None:
    await (await used).acknowledged(PATIENCE)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_others_are_answered_whatever_one_member_does(
    playground: Playground, boot: Boot, say: Callable[[str], None]
) -> None:
    alan, ada, vera, mallory = (playground.member(name) for name in ("alan", "ada", "vera", "mallory"))
    worst: dict[str, float] = {}
    with capture_logs():  # of what is refused
        async with boot() as easel:
            await attacked(playground, easel)
            for name, step in attacks(mallory, alan, f"<@{playground.world.bot.id}> ").items():
                with watched() as steps:
                    attack = asyncio.gather(*(step(number) for number in range(EACH)))
                    answers = [
                        await timed(acknowledged(ada.slash("queue"))),
                        await timed(ada.autocomplete("imagine", "style", "a", timeout=PATIENCE)),
                        await timed(acknowledged(ada.slash("imagine", prompt=f"a tree beside {name}", steps=1))),
                    ]
                    outside = [  # where this server's rules and limits don't hold
                        await timed(acknowledged(vera.slash("queue", channel="dm"))),
                        await timed(acknowledged(vera.slash("imagine", channel="dm", prompt="a boat", steps=1))),
                    ]
                    await attack
                    await ada.wait_for(painted_beside(name), PATIENCE)
                worst[name], task = steps.worst()
                longest = f"longest step {1000 * worst[name]:.0f} ms ({task})"
                say(f"{name}: others here answered in {max(answers):.2f} s, outside in {max(outside):.2f} s; {longest}")
                for job in await easel.studio.open_jobs():
                    if job.user_id == mallory.id:
                        await easel.studio.cancel(job.id)
    assert {name: seconds for name, seconds in worst.items() if seconds > STEP} == {}
