-- How unsafe pictures are, what channels do about it, reviews by moderators, and pictures that may not be shown again.

ALTER TABLE pictures ADD COLUMN unsafe REAL;    -- 0 to 1; infinite if the check failed; NULL if not checked

-- `channel_id` 0 is a server's default; thresholds are in percent.
CREATE TABLE channel_policies (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    spoiler INTEGER NOT NULL,
    blur INTEGER NOT NULL,
    withhold INTEGER NOT NULL,
    unchecked INTEGER NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) WITHOUT ROWID;

-- Jobs whose pictures were withheld, and what moderators decided.
CREATE TABLE reviews (
    job_id INTEGER PRIMARY KEY,
    state TEXT NOT NULL DEFAULT 'waiting',      -- or approved, or denied
    moderator_id INTEGER,
    created_at REAL NOT NULL,
    decided_at REAL
);

-- Perceptual hashes of purged pictures, several per picture; `guild_id` 0 means everywhere. The owner isn't stored.
CREATE TABLE purged_hashes (
    guild_id INTEGER NOT NULL,
    hash BLOB NOT NULL,
    moderator_id INTEGER NOT NULL,
    created_at REAL NOT NULL,
    PRIMARY KEY (guild_id, hash)
) WITHOUT ROWID;
