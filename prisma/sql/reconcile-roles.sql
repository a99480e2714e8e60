-- Enqueues a role sync for everybody whose rows say another role than the identity provider was last told, and for
-- those whose role was not looked up for longest, whatever was told.
-- Not Prisma: it compares two tables whole, in one snapshot, and its jobs join the transaction.
-- @param $1:threshold plays that make an editor
-- @param $2:checkedAfterMinutes nobody is looked up more often than this
-- @param $3:checkedAtMost people looked up in one go
WITH differing AS (
  SELECT user_id, false AS "check" FROM (
    SELECT user_id, sum(plays) >= $1::int AS editor FROM play_counts GROUP BY user_id
  ) AS counted FULL JOIN role_syncs r USING (user_id)
  WHERE coalesce(counted.editor, false) <> coalesce(r.editor, false)
), longest_unchecked AS (
  SELECT user_id, true AS "check" FROM role_syncs
  WHERE synced_at < now() - $2::int * interval '1 min' ORDER BY synced_at LIMIT $3::int
), due AS (
  SELECT user_id, bool_or("check") AS "check"
  FROM (TABLE differing UNION ALL TABLE longest_unchecked) AS found GROUP BY user_id
), jobs AS MATERIALIZED (
  SELECT enqueue_role_sync(user_id, "check") FROM due
)
SELECT (SELECT count(*) FROM due WHERE NOT "check")::int AS "differing!", (SELECT count(*) FROM jobs)::int AS "jobs!"
