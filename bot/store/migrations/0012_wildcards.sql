-- Wildcards: members' and servers' lists, of which `__name__` in a prompt takes one entry.

-- `owner_id` is a user's or a guild's id, as in `styles`.
CREATE TABLE wildcards (
    owner_id INTEGER NOT NULL,
    folded TEXT NOT NULL,           -- the case-folded name, by which it is found
    name TEXT NOT NULL,
    entries TEXT NOT NULL,          -- one on each line
    created_by INTEGER NOT NULL,
    created_at REAL NOT NULL,
    PRIMARY KEY (owner_id, folded)
) WITHOUT ROWID;
