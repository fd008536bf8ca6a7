-- What is deleted or replaced has to leave the files (see 0011_traces.sql) in these tables too.

CREATE TRIGGER wildcards_forgotten AFTER DELETE ON wildcards BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER wildcards_replaced BEFORE INSERT ON wildcards
WHEN EXISTS (SELECT 1 FROM wildcards WHERE owner_id = new.owner_id AND folded = new.folded)
BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER bans_replaced BEFORE INSERT ON bans
WHEN EXISTS (SELECT 1 FROM bans WHERE guild_id = new.guild_id AND subject_id = new.subject_id)
BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER strikes_forgotten AFTER DELETE ON strikes BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER copies_forgotten AFTER DELETE ON copies BEGIN UPDATE deletions SET count = count + 1; END;
CREATE TRIGGER usage_days_forgotten AFTER DELETE ON usage_days BEGIN UPDATE deletions SET count = count + 1; END;

-- What was found in others' messages and avatars is found again by whose it was, when they erase their data.
CREATE INDEX recipes_found ON recipes (json_extract(recipe, '$.owner_id'))
WHERE json_extract(recipe, '$.owner_id') IS NOT NULL;

-- Blanking a prompt now also takes it out of the picture's file, so it begins anew.
UPDATE retention SET prompts = 0;
