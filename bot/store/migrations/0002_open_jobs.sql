-- The bounds of the queue are sums over all open jobs, taken at every submission: with the cost in the index they never
-- touch the rows themselves.
DROP INDEX jobs_waiting;
CREATE INDEX jobs_open ON jobs (state, user_id, id, cost) WHERE state IN ('queued', 'running', 'delivering');
