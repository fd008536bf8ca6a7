-- What is kept is not kept for ever: erasures, retention, servers that are left; and what the operator closes to whom.

-- Erasures under way: a restart goes on with them. Jobs up to `up_to` go; what is asked for later stays.
CREATE TABLE erasures (
    user_id INTEGER PRIMARY KEY,
    up_to INTEGER NOT NULL,
    posted INTEGER NOT NULL,        -- whether the posted messages go, too
    locale TEXT NOT NULL,           -- the language in which the member is told of the end
    jobs INTEGER NOT NULL DEFAULT 0,
    messages INTEGER NOT NULL DEFAULT 0,
    missed INTEGER NOT NULL DEFAULT 0
);
-- Messages that an erasure is still to delete: the jobs that they came from are gone by then.
CREATE TABLE erasure_messages (
    message_id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL
);
CREATE INDEX erasure_messages_owner ON erasure_messages (user_id, message_id);

-- Every server that has invited the bot, and since when it is gone from there.
CREATE TABLE servers (
    guild_id INTEGER PRIMARY KEY,
    left_at REAL
);
CREATE INDEX servers_left ON servers (left_at) WHERE left_at IS NOT NULL;

-- How far retention has come in a server: the newest job whose pictures are deleted, and whose prompt is blanked.
CREATE TABLE retention (
    guild_id INTEGER PRIMARY KEY,
    pictures INTEGER NOT NULL DEFAULT 0,
    prompts INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX jobs_guild ON jobs (guild_id, id) WHERE guild_id IS NOT NULL;
-- Whether any job still needs an upload.
CREATE INDEX jobs_upload ON jobs (json_extract(request, '$.image')) WHERE json_extract(request, '$.image') IS NOT NULL;
CREATE INDEX usage_members_user ON usage_members (user_id);
CREATE INDEX styles_maker ON styles (created_by);

-- Servers and members that the operator has blocked everywhere: Discord gives no id twice.
CREATE TABLE blocks (
    target_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,             -- 'guild' or 'user'
    reason TEXT NOT NULL,
    operator_id INTEGER NOT NULL,
    created_at REAL NOT NULL
);
-- The servers that may use the bot while `allow_list` has a row.
CREATE TABLE allowed_servers (guild_id INTEGER PRIMARY KEY);
CREATE TABLE allow_list (is_on INTEGER PRIMARY KEY CHECK (is_on = 1));
