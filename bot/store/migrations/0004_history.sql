-- Tables for galleries, prompt suggestions and statistics. Triggers fill them, in the transaction of each change.

-- One row for each job with stored pictures.
CREATE TABLE history (
    job_id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    words TEXT NOT NULL             -- the prompt as bot/store/prompt_index.py splits it: each word after a space
);
CREATE INDEX history_owner ON history (user_id, job_id);

-- Their words, each after its owner's id, so that each word of each member has its own list of jobs, and other members'
-- pictures don't slow a search down. The same holds for prefixes of up to ten letters: with the 16 hexadecimal digits
-- of the id, these are prefixes of 17 to 26.
CREATE VIRTUAL TABLE history_words USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = 'ascii',
    prefix = '17 18 19 20 21 22 23 24 25 26'
);

CREATE TRIGGER history_added AFTER INSERT ON history BEGIN
    INSERT INTO history_words (rowid, words)
    VALUES (new.job_id, replace(new.words, ' ', ' ' || printf('%016x', new.user_id)));
END;
CREATE TRIGGER history_removed AFTER DELETE ON history BEGIN
    INSERT INTO history_words (history_words, rowid, words)
    VALUES ('delete', old.job_id, replace(old.words, ' ', ' ' || printf('%016x', old.user_id)));
END;

INSERT INTO history SELECT id, user_id, words(prompt) FROM jobs
WHERE EXISTS (SELECT 1 FROM pictures WHERE job_id = jobs.id) ORDER BY id;

CREATE TRIGGER pictures_added AFTER INSERT ON pictures
WHEN NOT EXISTS (SELECT 1 FROM history WHERE job_id = new.job_id) BEGIN
    INSERT INTO history SELECT id, user_id, words(prompt) FROM jobs WHERE id = new.job_id;
END;
CREATE TRIGGER pictures_removed AFTER DELETE ON pictures
WHEN NOT EXISTS (SELECT 1 FROM pictures WHERE job_id = old.job_id) BEGIN
    DELETE FROM history WHERE job_id = old.job_id;
END;

-- Sums of `usage` for each UTC day (in days since the epoch) and model. `owner_id` is a user's or a guild's id;
-- Discord's ids are unique across both.
CREATE TABLE usage_days (
    owner_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    model TEXT NOT NULL,
    jobs INTEGER NOT NULL,
    pictures INTEGER NOT NULL,
    seconds_painting REAL NOT NULL,
    PRIMARY KEY (owner_id, day, model)
) WITHOUT ROWID;
-- The same for each member of a guild.
CREATE TABLE usage_members (
    guild_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    pictures INTEGER NOT NULL,
    PRIMARY KEY (guild_id, day, user_id)
) WITHOUT ROWID;

INSERT INTO usage_days
SELECT owner_id, CAST(finished_at / 86400 AS INTEGER) AS day, model, COUNT(*), SUM(pictures), SUM(seconds_painting)
FROM (
    SELECT user_id AS owner_id, finished_at, model, pictures, seconds_painting FROM usage
    UNION ALL
    SELECT guild_id, finished_at, model, pictures, seconds_painting FROM usage WHERE guild_id IS NOT NULL
) GROUP BY owner_id, day, model;
INSERT INTO usage_members
SELECT guild_id, CAST(finished_at / 86400 AS INTEGER) AS day, user_id, SUM(pictures)
FROM usage WHERE guild_id IS NOT NULL GROUP BY guild_id, day, user_id;

CREATE TRIGGER usage_added AFTER INSERT ON usage BEGIN
    INSERT INTO usage_days
    SELECT owner_id, CAST(new.finished_at / 86400 AS INTEGER), new.model, 1, new.pictures, new.seconds_painting
    FROM (SELECT new.user_id AS owner_id UNION ALL SELECT new.guild_id) WHERE owner_id IS NOT NULL
    ON CONFLICT DO UPDATE SET jobs = jobs + 1, pictures = pictures + excluded.pictures,
        seconds_painting = seconds_painting + excluded.seconds_painting;
    INSERT INTO usage_members
    SELECT new.guild_id, CAST(new.finished_at / 86400 AS INTEGER), new.user_id, new.pictures
    WHERE new.guild_id IS NOT NULL
    ON CONFLICT DO UPDATE SET pictures = pictures + excluded.pictures;
END;
