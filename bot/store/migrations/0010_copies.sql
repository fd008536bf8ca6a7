-- Messages that show a job's picture but aren't the job's own, such as an enlarged picture, so that they go with it.
CREATE TABLE copies (
    message_id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,       -- whom it was made for; 0 once they erased their data without their messages
    channel_id INTEGER NOT NULL,
    guild_id INTEGER                -- where it was posted: a moderator deletes only their own server's
);
CREATE INDEX copies_job ON copies (job_id);
CREATE INDEX copies_owner ON copies (user_id);

-- Whether the job's pictures were deleted by its owner or a moderator, so that nobody else may use it any more.
ALTER TABLE jobs ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
