-- Deleting data: erasures, retention, and servers that removed the bot. Also the operator's blocks and allow list.

-- Unfinished erasures, which continue after a restart. Jobs up to the id `up_to` are deleted; later ones stay.
CREATE TABLE erasures (
    user_id INTEGER PRIMARY KEY,
    up_to INTEGER NOT NULL,
    posted INTEGER NOT NULL,        -- whether the posted messages are deleted too
    locale TEXT NOT NULL,           -- the language in which the member is told when it is done
    jobs INTEGER NOT NULL DEFAULT 0,
    messages INTEGER NOT NULL DEFAULT 0,
    missed INTEGER NOT NULL DEFAULT 0
);
-- Messages that an erasure still has to delete; their jobs are gone by then.
CREATE TABLE erasure_messages (
    message_id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL
);
CREATE INDEX erasure_messages_owner ON erasure_messages (user_id, message_id);

-- Every server that has invited the bot, and when it removed the bot, if it did.
CREATE TABLE servers (
    guild_id INTEGER PRIMARY KEY,
    left_at REAL
);
CREATE INDEX servers_left ON servers (left_at) WHERE left_at IS NOT NULL;

-- How far retention got in a server: the newest job whose pictures are deleted, and whose prompt is blanked.
CREATE TABLE retention (
    guild_id INTEGER PRIMARY KEY,
    pictures INTEGER NOT NULL DEFAULT 0,
    prompts INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX jobs_guild ON jobs (guild_id, id) WHERE guild_id IS NOT NULL;
-- For finding out whether any job still needs an upload.
CREATE INDEX jobs_upload ON jobs (json_extract(request, '$.image')) WHERE json_extract(request, '$.image') IS NOT NULL;
CREATE INDEX usage_members_user ON usage_members (user_id);
CREATE INDEX styles_maker ON styles (created_by);

-- Servers and members that the operator has blocked everywhere; Discord's ids are unique across both.
CREATE TABLE blocks (
    target_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,             -- 'guild' or 'user'
    reason TEXT NOT NULL,
    operator_id INTEGER NOT NULL,
    created_at REAL NOT NULL
);
-- While `allow_list` has a row, only these servers may use the bot.
CREATE TABLE allowed_servers (guild_id INTEGER PRIMARY KEY);
CREATE TABLE allow_list (is_on INTEGER PRIMARY KEY CHECK (is_on = 1));
