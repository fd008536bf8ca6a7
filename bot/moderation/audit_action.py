"""AuditAction: what can stand in the audit log as done. Pure."""

from enum import StrEnum


class AuditAction(StrEnum):
    """A deed, by the name that databases keep for it: none is ever renamed."""

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
    """By a rule about words, and by no moderator."""
