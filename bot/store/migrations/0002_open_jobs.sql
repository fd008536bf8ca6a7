-- Every submission sums the costs of all open jobs to check the queue's bounds. With the cost in the index, that reads
-- no rows.
DROP INDEX jobs_waiting;
CREATE INDEX jobs_open ON jobs (state, user_id, id, cost) WHERE state IN ('queued', 'running', 'delivering');
