-- Enqueues the making of a sound, as part of the transaction that asks for it, before those that nobody waits for.
-- Not Prisma: the queue's function, so that the job joins the transaction.
-- @param $1:userId
-- @param $2:songId
-- @param $3:ask
SELECT (graphile_worker.add_job('make-sound',
  json_build_object('userId', $1::text, 'songId', $2::uuid, 'ask', $3::uuid),
  job_key := 'make-sound:' || $2::uuid, max_attempts := 5, priority := 0)).id::text AS "jobId!"
