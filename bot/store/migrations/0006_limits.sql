-- How much members may ask for, how much they asked for today, and where servers allow painting.

-- NULL means not set. With `guild_id` 0, these are the operator's limits, which apply everywhere; with `role_id` 0,
-- those of members without a role in this table.
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

-- If a guild has rows for channels, others aren't allowed; likewise for roles. Discord's ids are unique across both.
CREATE TABLE allowed (
    guild_id INTEGER NOT NULL,
    kind TEXT NOT NULL,             -- 'channel' or 'role'
    subject_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, kind, subject_id)
) WITHOUT ROWID;

-- The pictures that a member asked for in a guild, or in total with `guild_id` 0, on the last day they asked (UTC, in
-- days since the epoch). Triggers update it, in the transaction of each change of a job.
CREATE TABLE counts (
    user_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    pictures REAL NOT NULL,         -- a fraction, because a cancelled job gives back the part not painted
    last_at REAL NOT NULL,
    PRIMARY KEY (user_id, guild_id)
) WITHOUT ROWID;

ALTER TABLE jobs ADD COLUMN charged INTEGER NOT NULL DEFAULT 0;     -- pictures; 0 for jobs older than this column
ALTER TABLE jobs ADD COLUMN painted REAL NOT NULL DEFAULT 0;        -- the part (0 to 1) painted before it ended
ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;    -- its owner's priority class when it was accepted
ALTER TABLE jobs ADD COLUMN at_once INTEGER;             -- how many of its owner's jobs may be painted at once

CREATE TRIGGER jobs_charged AFTER INSERT ON jobs WHEN new.charged > 0 BEGIN
    INSERT INTO counts
    SELECT new.user_id, guild_id, CAST(new.created_at / 86400 AS INTEGER), new.charged, new.created_at
    FROM (SELECT 0 AS guild_id UNION SELECT COALESCE(new.guild_id, 0)) WHERE true
    ON CONFLICT DO UPDATE SET
        pictures = excluded.pictures + CASE day WHEN excluded.day THEN pictures ELSE 0 END,
        day = excluded.day,
        last_at = excluded.last_at;
END;

-- A failed or cancelled job gives back what it didn't paint, once. A painted job gives nothing back.
CREATE TRIGGER jobs_returned AFTER UPDATE OF state ON jobs
WHEN new.state IN ('failed', 'cancelled') AND old.state IN ('queued', 'running') AND new.charged > 0 BEGIN
    UPDATE counts SET pictures = MAX(pictures - new.charged * (1 - new.painted), 0)
    WHERE user_id = new.user_id AND guild_id IN (0, COALESCE(new.guild_id, 0))
        AND day = CAST(new.created_at / 86400 AS INTEGER);
END;
