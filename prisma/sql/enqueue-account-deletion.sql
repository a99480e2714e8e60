-- Enqueues the deletion of a person in all homes, as part of the transaction.
-- Not Prisma: the queue's function, so that the job joins the transaction.
-- @param $1:userId
-- @param $2:askedAt in UNIX milliseconds, in decimal digits
SELECT (graphile_worker.add_job(
  'delete-account', json_build_object('userId', $1::text, 'askedAt', $2::text::bigint),
  job_key := 'delete-account:' || $1, max_attempts := 1000)).id::text AS "jobId!"
