-- Keeps events for people's open pages and wakes the processes that serve them, when the transaction commits. The locks
-- make ids of one person's events appear in their order, so that resuming after one misses none. They are taken in the
-- order of the people, so that two such statements cannot wait for each other.
-- Not Prisma: advisory locks and NOTIFY, in the order that makes resuming safe.
-- @param $1:userIds
-- @param $2:events one for each of the people, as JSON
WITH due AS (
  SELECT user_id, data FROM unnest($1::text[], $2::jsonb[]) AS due(user_id, data)
), people AS (
  SELECT DISTINCT user_id FROM due ORDER BY user_id
), turns AS MATERIALIZED (
  SELECT user_id, pg_advisory_xact_lock(hashtextextended('events:' || user_id, 0)) FROM people
), events AS (
  INSERT INTO user_events (user_id, data) SELECT user_id, data FROM due JOIN turns USING (user_id)
)
SELECT pg_notify('user_events', user_id)::text AS "told!" FROM turns
