-- Role syncs that are not done: waiting for a worker, delayed by a failure, running, and the age of the oldest in seconds.
-- Not Prisma: the queue's tables are its own.
SELECT count(*) FILTER (WHERE locked_at IS NULL AND run_at <= now())::int AS "waiting!",
  count(*) FILTER (WHERE locked_at IS NULL AND run_at > now())::int AS "delayed!",
  count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS "running!",
  coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS "lag!"
FROM graphile_worker.jobs WHERE task_identifier = 'sync-role'
