"""Audit lines: audit entries, one per line. Pure."""

from typing import Final

from bot.i18n.localizer import Localizer
from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditEntry
from cogs.ui.lines import shown_text

OF_ROLES: Final = frozenset(
    {AuditAction.BAN_ROLE, AuditAction.UNBAN_ROLE, AuditAction.LIMITS, AuditAction.LIMITS_CLEAR}
)
"""Actions whose target is a role."""
DETAIL: Final = 110


def action_name(action: str, localizer: Localizer) -> str:
    """A few words for an action; one from an older version is shown as it was logged."""
    try:
        return localizer(deed_key(AuditAction(action)))
    except ValueError:
        return shown_text(action.replace("_", " "), 40)


def deed_key(action: AuditAction) -> str:
    """The key of an action's words."""
    return f"deed.{action.name.lower()}"


def audit_line(entry: AuditEntry, localizer: Localizer) -> str:
    """Who did what to whom, and when."""
    parts = [
        f"<t:{int(entry.created_at)}:f>",
        f"**{action_name(entry.action, localizer)}**",
        f"<@{entry.moderator_id}>",
    ]
    if entry.target_id is not None:
        parts[-1] += f" → {_target(entry, entry.target_id)}"
    if entry.detail:
        parts.append(shown_text(entry.detail, DETAIL))
    return " · ".join(parts)


def mention(subject_id: int, *, is_role: bool) -> str:
    """A member or a role, as Discord shows it."""
    return f"<@&{subject_id}>" if is_role else f"<@{subject_id}>"


def _target(entry: AuditEntry, target_id: int) -> str:
    """The target of an action: a member, a role, or a channel that was allowed or denied."""
    named = entry.action in (AuditAction.ALLOW, AuditAction.DENY)
    if named and entry.detail == "channel":
        return f"<#{target_id}>"
    return mention(target_id, is_role=named or entry.action in OF_ROLES)
