-- The position of the highest role of whoever banned a role, at that time: the ban reaches only members below it.
-- NULL in bans of members, and in bans of roles from before, which spare all who moderate or manage.
ALTER TABLE bans ADD COLUMN rank INTEGER;

-- What kind of copy it is: 0 posted for a member, 1 a review in a server's log, 2 a report there, whose text stays when
-- its pictures go. An erasure deletes each as its kind wants.
ALTER TABLE copies ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE erasure_messages ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
