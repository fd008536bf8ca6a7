-- Members' preferences, servers' settings, styles, and recipes: parameters read from a picture, for a button that
-- paints it again.

CREATE TABLE preferences (
    user_id INTEGER PRIMARY KEY,
    model TEXT,
    size TEXT,
    steps INTEGER,
    style TEXT,
    private INTEGER NOT NULL DEFAULT 0,
    spoiler INTEGER NOT NULL DEFAULT 0,
    repaintable INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE guild_settings (
    guild_id INTEGER PRIMARY KEY,
    repaint_avatar INTEGER NOT NULL DEFAULT 0
);

-- `owner_id` is a user's or a guild's id; Discord's ids are unique across both.
CREATE TABLE styles (
    owner_id INTEGER NOT NULL,
    folded TEXT NOT NULL,           -- the case-folded name, by which it is found
    name TEXT NOT NULL,
    prompt TEXT NOT NULL,
    negative_prompt TEXT NOT NULL DEFAULT '',
    created_by INTEGER NOT NULL,
    created_at REAL NOT NULL,
    PRIMARY KEY (owner_id, folded)
) WITHOUT ROWID;

CREATE TABLE recipes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    recipe TEXT NOT NULL,           -- JSON
    created_at REAL NOT NULL
);
CREATE INDEX recipes_owner ON recipes (user_id, id);
