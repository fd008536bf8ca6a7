-- The rules of the word filter: the operator's, with `guild_id` NULL, and those of servers.
CREATE TABLE word_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER,
    pattern TEXT NOT NULL,
    kind TEXT NOT NULL,             -- words, wildcard or regex
    action TEXT NOT NULL,           -- refuse, strike, log or negative
    detail TEXT NOT NULL DEFAULT '',
    created_by INTEGER NOT NULL,
    created_at REAL NOT NULL
);
CREATE INDEX word_rules_owner ON word_rules (guild_id, id);

-- How often the rules of each owner were changed. The operator's id is 0, which no server has.
CREATE TABLE word_revisions (
    owner_id INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL
);
