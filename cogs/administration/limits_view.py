"""Limits view: a server's limits, for its managers. Pure."""

from collections.abc import Mapping

from bot.i18n.localizer import Localizer
from bot.moderation.limits import DEFAULT, Allowed, Limits
from cogs.ui.limit_lines import limit_words
from cogs.ui.lines import listed


def limits_text(by_role: Mapping[int, Limits], allowed: Allowed, localizer: Localizer) -> str:
    """A server's limits by role, and the channels and roles that it allows."""
    lines = []
    for role_id, limits in by_role.items():
        words = ", ".join(limit_words(limits, localizer))
        if words and role_id == DEFAULT:
            lines.append(localizer("limits.default", list=words))
        elif words:
            lines.append(localizer("limits.of-role", role=str(role_id), list=words))
    lines += [localizer("limits.channel", channel=str(one)) for one in sorted(allowed.channels)]
    lines += [localizer("limits.role", role=str(one)) for one in sorted(allowed.roles)]
    return listed([localizer("limits.title"), *(lines or [localizer("limits.none")])], localizer)
