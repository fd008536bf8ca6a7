-- What is deleted has to leave the files too: the word indexes' old segments, and the write-ahead log.

-- Counts deletions, and how many of them have left the files. A database that anything was ever stored in starts with
-- one to do: what earlier versions left.
CREATE TABLE deletions (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    count INTEGER NOT NULL,
    cleaned INTEGER NOT NULL
);
INSERT INTO deletions SELECT 1, 1, NOT EXISTS (SELECT 1 FROM sqlite_sequence);

CREATE TRIGGER jobs_forgotten AFTER DELETE ON jobs BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER jobs_blanked AFTER UPDATE OF prompt, request ON jobs BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER history_forgotten AFTER DELETE ON history BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER audit_forgotten AFTER DELETE ON audit BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER styles_forgotten AFTER DELETE ON styles BEGIN UPDATE deletions SET count = count + 1; END;
-- A style that replaces another one of its name is an INSERT OR REPLACE, for which no other trigger runs.
CREATE TRIGGER styles_replaced BEFORE INSERT ON styles
WHEN EXISTS (SELECT 1 FROM styles WHERE owner_id = new.owner_id AND folded = new.folded)
BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER recipes_forgotten AFTER DELETE ON recipes BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER preferences_forgotten AFTER DELETE ON preferences BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER bans_forgotten AFTER DELETE ON bans BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER blocks_forgotten AFTER DELETE ON blocks BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER counts_forgotten AFTER DELETE ON counts BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER word_rules_forgotten AFTER DELETE ON word_rules BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER erasures_forgotten AFTER DELETE ON erasures BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER usage_members_forgotten AFTER DELETE ON usage_members BEGIN
    UPDATE deletions SET count = count + 1;
END;
