-- How unsafe pictures were found, what channels allow of it, what waits for a moderator, and what may not come back.

ALTER TABLE pictures ADD COLUMN unsafe REAL;    -- 0 to 1; infinite where it could not be looked at; NULL: nobody did

-- `channel_id` 0 is a server's default; bounds are percents.
CREATE TABLE channel_policies (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    spoiler INTEGER NOT NULL,
    blur INTEGER NOT NULL,
    withhold INTEGER NOT NULL,
    unchecked INTEGER NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) WITHOUT ROWID;

-- Jobs whose pictures were not delivered, and what moderators decided.
CREATE TABLE reviews (
    job_id INTEGER PRIMARY KEY,
    state TEXT NOT NULL DEFAULT 'waiting',      -- or approved, or denied
    moderator_id INTEGER,
    created_at REAL NOT NULL,
    decided_at REAL
);

-- Perceptual hashes of purged pictures, several a picture; `guild_id` 0: everywhere. Without whose picture it was.
CREATE TABLE purged_hashes (
    guild_id INTEGER NOT NULL,
    hash BLOB NOT NULL,
    moderator_id INTEGER NOT NULL,
    created_at REAL NOT NULL,
    PRIMARY KEY (guild_id, hash)
) WITHOUT ROWID;
