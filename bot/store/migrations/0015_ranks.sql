-- The position of the highest role of whoever banned a role, at that time: the ban reaches only members below it.
-- NULL in bans of members, and in bans of roles from before, which spare all who moderate or manage.
ALTER TABLE bans ADD COLUMN rank INTEGER;
