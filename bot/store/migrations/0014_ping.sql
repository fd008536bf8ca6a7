-- When a member is mentioned with their finished picture: always, after_wait or never.
ALTER TABLE preferences ADD COLUMN ping TEXT NOT NULL DEFAULT 'after_wait';
