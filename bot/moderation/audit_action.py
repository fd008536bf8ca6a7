"""AuditAction: the kinds of entries in the audit log."""

from enum import StrEnum


class AuditAction(StrEnum):
    """What a moderator did. The values are stored in databases, so never rename one."""

    BAN = "ban"
    UNBAN = "unban"
    BAN_ROLE = "ban_role"
    UNBAN_ROLE = "unban_role"
    WARN = "warn"
    FORGIVE = "forgive"
    CANCEL = "cancel"
    CLEAR = "clear"
    PAUSE = "pause"
    RESUME = "resume"
    PURGE = "purge"
    DELETE = "delete"
    APPROVED = "approved"
    DENIED = "denied"
    SETTINGS = "settings"
    POLICY = "policy"
    POLICY_CLEAR = "policy_clear"
    LIMITS = "limits"
    LIMITS_CLEAR = "limits.clear"
    ALLOW = "allow"
    DENY = "deny"
    RULE_ADD = "rule add"
    RULE_REMOVE = "rule remove"
    RULES_REPLACE = "rules replace"
    WORDS = "words"
    """The word filter did it, not a moderator."""
