"""Time spans: lengths of time in words. Pure."""

from bot.i18n.localizer import Localizer

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def span_words(seconds: float, localizer: Localizer) -> str:
    """A length of time in the largest unit of which it has about two."""
    if seconds < 2 * MINUTE:
        return localizer("span.seconds", count=round(seconds))
    if seconds < 2 * HOUR:
        return localizer("span.minutes", count=round(seconds / MINUTE))
    if seconds < 2 * DAY:
        return localizer("span.hours", count=round(seconds / HOUR))
    return localizer("span.days", count=round(seconds / DAY))
