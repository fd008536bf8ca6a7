"""Spans: lengths of time in words. Pure."""

from bot.i18n.localizer import Voice

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def span_words(seconds: float, voice: Voice) -> str:
    """A length of time in the largest unit of which there are about two."""
    if seconds < 2 * MINUTE:
        return voice("span.seconds", count=round(seconds))
    if seconds < 2 * HOUR:
        return voice("span.minutes", count=round(seconds / MINUTE))
    if seconds < 2 * DAY:
        return voice("span.hours", count=round(seconds / HOUR))
    return voice("span.days", count=round(seconds / DAY))
