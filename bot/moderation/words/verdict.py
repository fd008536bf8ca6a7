"""Verdict: what the rules that a request matches mean for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.moderation.words.matcher import Matcher
from bot.moderation.words.minors import PROTECTED, Concern
from bot.moderation.words.rules import Action, Rule
from bot.moderation.words.work import Work


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows from the matching rules, each listed once.

    `refused` is the rule that refuses the request, if any; `strikes` count against the member, and refuse too; `logged`
    are reported to the moderators; `negative` is added to the negative prompt.
    """

    refused: Rule | None = None
    strikes: tuple[Rule, ...] = ()
    logged: tuple[Rule, ...] = ()
    negative: tuple[str, ...] = ()


def check_texts(texts: Iterable[str], matcher: Matcher, work: Work | None = None) -> Verdict:
    """The verdict on all texts of a request: prompt, negative prompt, style, choices as they were made.

    What each says of minors and of sex is taken together: one text may speak of the one, another of the other.
    Their steps count together as `work`.
    """
    work = work or Work()
    rules: dict[Rule, None] = {}
    concerns: set[Concern] = set()
    for text in dict.fromkeys(texts):
        sighting = matcher.sight(text, work)
        rules.update(dict.fromkeys(hit.rule for hit in sighting.hits))
        concerns |= set(sighting.concerns)
    refusing = [rule for rule in rules if rule.action in (Action.REFUSE, Action.STRIKE)]
    if concerns == set(Concern):
        refusing.insert(0, PROTECTED)
    negative = dict.fromkeys(rule.detail for rule in rules if rule.action is Action.NEGATIVE)
    return Verdict(
        refusing[0] if refusing else None,
        tuple(rule for rule in rules if rule.action is Action.STRIKE),
        tuple(rule for rule in rules if rule.action is Action.LOG),
        tuple(negative),
    )
