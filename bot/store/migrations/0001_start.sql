-- The first tables. Times are seconds since the epoch; ids of users, guilds, channels and messages are Discord's.

-- One row per job, from the moment the member is told that it was accepted.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL DEFAULT 'queued',
    attempts INTEGER NOT NULL DEFAULT 0,
    user_id INTEGER NOT NULL,
    guild_id INTEGER,
    channel_id INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    request TEXT NOT NULL,          -- the whole ImageRequest as JSON
    cost REAL NOT NULL,             -- what fairness adds up
    place TEXT NOT NULL,            -- where the answer goes, as JSON: progress message, interaction token
    message_id INTEGER,             -- the delivered message
    error TEXT,                     -- the sentence its owner read
    created_at REAL NOT NULL,
    started_at REAL,
    finished_at REAL
);
-- The dispatcher looks for each member's first queued job; the studio counts a member's open jobs.
CREATE INDEX jobs_waiting ON jobs (state, user_id, id) WHERE state IN ('queued', 'running', 'delivering');
CREATE INDEX jobs_message ON jobs (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX jobs_owner ON jobs (user_id, id);

-- The pictures of a job, stored on disk before they are delivered.
CREATE TABLE pictures (
    job_id INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    file TEXT NOT NULL,             -- name in the pictures folder
    seed INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    PRIMARY KEY (job_id, number)
) WITHOUT ROWID;

-- One row for each finished job.
CREATE TABLE usage (
    job_id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    guild_id INTEGER,
    channel_id INTEGER NOT NULL,
    model TEXT NOT NULL,
    steps INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    pictures INTEGER NOT NULL,
    seconds_queued REAL NOT NULL,
    seconds_painting REAL NOT NULL,
    cost REAL NOT NULL,
    finished_at REAL NOT NULL
);
CREATE INDEX usage_time ON usage (finished_at);

CREATE TABLE bans (
    guild_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    moderator_id INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL,
    PRIMARY KEY (guild_id, user_id)
) WITHOUT ROWID;

-- What moderators did; entries never change.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER,
    moderator_id INTEGER NOT NULL,
    action TEXT NOT NULL,
    target_id INTEGER,
    detail TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL
);
CREATE INDEX audit_guild ON audit (guild_id, id);
