"""Verdict: what the rules that a request matches mean for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.wording import Wording
from bot.moderation.words.matcher import Matcher
from bot.moderation.words.minors import PROTECTED
from bot.moderation.words.rules import Action, Rule
from bot.moderation.words.terms import FORBIDDEN, Concern
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
    """The verdict on texts that are to be painted. Their steps count together as `work`."""
    return check_wording(Wording(tuple(texts)), matcher, work)


def check_wording(wording: Wording, matcher: Matcher, work: Work | None = None) -> Verdict:
    """The verdict on all texts of a request.

    What each says of minors and of sex is taken together: one text may speak of the one, another of the other. A
    negative prompt speaks of neither: whoever writes "nsfw, child" there wants neither. But a child without clothes is
    asked for by "clothes" there, and somebody who isn't an adult by "adult". Rules hold there, but add nothing.
    """
    work = work or Work()
    wanted: dict[Rule, None] = {}
    unwanted: dict[Rule, None] = {}
    concerns: set[Concern] = set()
    only_typed = [text for text in wording.typed if text not in wording.wanted + wording.unwanted]
    for texts, rules, counting in (
        (wording.wanted, wanted, FORBIDDEN),
        (wording.unwanted, unwanted, frozenset({Concern.COVERED, Concern.GROWN})),
        (only_typed, unwanted, frozenset[Concern]()),
    ):
        for text in dict.fromkeys(texts):
            sighting = matcher.sight(text, work)
            rules.update(dict.fromkeys(hit.rule for hit in sighting.hits))
            concerns |= sighting.concerns.keys() & counting
    rules = wanted | unwanted
    refusing = [rule for rule in rules if rule.action in (Action.REFUSE, Action.STRIKE)]
    if meant(concerns) >= FORBIDDEN:
        refusing.insert(0, PROTECTED)
    negative = dict.fromkeys(rule.detail for rule in wanted if rule.action is Action.NEGATIVE)
    return Verdict(
        refusing[0] if refusing else None,
        tuple(rule for rule in rules if rule.action is Action.STRIKE),
        tuple(rule for rule in rules if rule.action is Action.LOG),
        tuple(negative),
    )


def meant(concerns: set[Concern]) -> set[Concern]:
    """What a request is about: minors without what covers them, or sex without adults, is about both."""
    found = set(concerns)
    if {Concern.MINORS, Concern.COVERED} <= concerns:
        found.add(Concern.SEX)
    if {Concern.SEX, Concern.GROWN} <= concerns:
        found.add(Concern.MINORS)
    return found
