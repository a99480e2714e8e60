-- Enqueues the role sync of a person, as part of the transaction.
-- Not Prisma: the queue's function, so that the job joins the transaction.
-- @param $1:userId
-- @param $2:check ask the identity provider even if it was last told what the rows say
SELECT enqueue_role_sync($1, $2)::text AS "enqueued!"
