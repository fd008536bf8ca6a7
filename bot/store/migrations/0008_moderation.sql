-- Moderation: bans of roles, bans that end, strikes, paused queues, servers' settings, and a search of the audit log.

-- A subject is a member or a role; Discord's ids are unique across both. Ban ids rise, so that lists can have pages.
ALTER TABLE bans RENAME TO bans_before;
CREATE TABLE bans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL,
    is_role INTEGER NOT NULL DEFAULT 0,
    moderator_id INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL,
    expires_at REAL,                -- NULL: forever
    UNIQUE (guild_id, subject_id)
);
INSERT INTO bans (guild_id, subject_id, moderator_id, reason, created_at)
SELECT guild_id, user_id, moderator_id, reason, created_at FROM bans_before ORDER BY created_at;
DROP TABLE bans_before;
CREATE INDEX bans_guild ON bans (guild_id, id);

CREATE TABLE strikes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    moderator_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    created_at REAL NOT NULL,
    forgiven_at REAL                -- NULL: it counts
);
CREATE INDEX strikes_member ON strikes (guild_id, user_id, id);

-- Servers whose jobs stay in the queue until they are resumed.
CREATE TABLE paused (
    guild_id INTEGER PRIMARY KEY,
    created_at REAL NOT NULL
);

ALTER TABLE guild_settings ADD COLUMN log_channel INTEGER;
ALTER TABLE guild_settings ADD COLUMN retention_picture_days INTEGER;   -- NULL: forever
ALTER TABLE guild_settings ADD COLUMN retention_prompt_days INTEGER;
ALTER TABLE guild_settings ADD COLUMN ladder TEXT NOT NULL DEFAULT '3=1d 5=7d 7=forever';
ALTER TABLE guild_settings ADD COLUMN strike_days INTEGER NOT NULL DEFAULT 30;

-- For the export of a guild's usage.
CREATE INDEX usage_guild ON usage (guild_id, job_id);

-- Audit entries by the words of their detail, and by moderator, action and target. All are words of one index, so any
-- combination is one query. Each word comes after its guild's id in hexadecimal, as in 0004_history.sql. "·" marks the
-- words that aren't from the detail; nobody can type them, since no word of a text contains it.
CREATE VIRTUAL TABLE audit_words USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = 'ascii',
    prefix = '17 18 19 20 21 22 23 24 25 26'
);
CREATE VIEW audit_terms AS
SELECT id, replace(
    words(detail) || ' ·m' || moderator_id || ' ·a' || hex(action) || COALESCE(' ·t' || target_id, ''),
    ' ', ' ' || printf('%016x', guild_id)
) AS words
FROM audit WHERE guild_id IS NOT NULL;
INSERT INTO audit_words (rowid, words) SELECT id, words FROM audit_terms ORDER BY id;
CREATE TRIGGER audit_added AFTER INSERT ON audit BEGIN
    INSERT INTO audit_words (rowid, words) SELECT id, words FROM audit_terms WHERE id = new.id;
END;
CREATE TRIGGER audit_removed BEFORE DELETE ON audit BEGIN
    INSERT INTO audit_words (audit_words, rowid, words) SELECT 'delete', id, words FROM audit_terms WHERE id = old.id;
END;
