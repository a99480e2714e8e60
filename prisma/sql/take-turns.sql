-- Makes transactions that take the same turn run one after the other: it waits until the one before has ended.
-- Not Prisma: an advisory lock.
-- @param $1:turn any text, such as `plan:auth0|jane`
SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text AS "taken!"
