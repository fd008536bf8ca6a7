-- What members may ask for, how much they asked for today, and where servers want pictures painted.

-- NULL where a row says nothing. `guild_id` 0: the operator's, which hold everywhere; `role_id` 0: those of whom no role
-- is named.
CREATE TABLE limits (
    guild_id INTEGER NOT NULL,
    role_id INTEGER NOT NULL,
    queued INTEGER,
    running INTEGER,
    pictures_a_day INTEGER,
    steps INTEGER,
    pixels INTEGER,
    pictures INTEGER,
    priority INTEGER,
    cooldown_seconds INTEGER,
    PRIMARY KEY (guild_id, role_id)
) WITHOUT ROWID;

-- Where a guild names channels, nothing is painted in others; so with roles. Discord gives no id twice.
CREATE TABLE allowed (
    guild_id INTEGER NOT NULL,
    kind TEXT NOT NULL,             -- 'channel' or 'role'
    subject_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, kind, subject_id)
) WITHOUT ROWID;

-- The pictures that a member asked for on their last day (UTC, in days since the epoch) in a guild, and in all with
-- `guild_id` 0. Triggers keep it, in the transaction of each change of a job.
CREATE TABLE counts (
    user_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    pictures REAL NOT NULL,         -- a share of a job may come back
    last_at REAL NOT NULL,
    PRIMARY KEY (user_id, guild_id)
) WITHOUT ROWID;

ALTER TABLE jobs ADD COLUMN charged INTEGER NOT NULL DEFAULT 0;     -- pictures; 0 for jobs from before there were limits
ALTER TABLE jobs ADD COLUMN painted REAL NOT NULL DEFAULT 0;        -- the share that was painted when it was cancelled
ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;    -- its owner's class when it was accepted
ALTER TABLE jobs ADD COLUMN at_once INTEGER;                        -- how many of its owner's may be painted at once

CREATE TRIGGER jobs_charged AFTER INSERT ON jobs WHEN new.charged > 0 BEGIN
    INSERT INTO counts
    SELECT new.user_id, guild_id, CAST(new.created_at / 86400 AS INTEGER), new.charged, new.created_at
    FROM (SELECT 0 AS guild_id UNION SELECT COALESCE(new.guild_id, 0)) WHERE true
    ON CONFLICT DO UPDATE SET
        pictures = excluded.pictures + CASE day WHEN excluded.day THEN pictures ELSE 0 END,
        day = excluded.day,
        last_at = excluded.last_at;
END;

-- A job ends once: what it did not paint comes back once. One whose pictures were painted gives nothing back.
CREATE TRIGGER jobs_returned AFTER UPDATE OF state ON jobs
WHEN new.state IN ('failed', 'cancelled') AND old.state IN ('queued', 'running') AND new.charged > 0 BEGIN
    UPDATE counts SET pictures = MAX(pictures - new.charged * (1 - new.painted), 0)
    WHERE user_id = new.user_id AND guild_id IN (0, COALESCE(new.guild_id, 0))
        AND day = CAST(new.created_at / 86400 AS INTEGER);
END;
