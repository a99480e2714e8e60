-- Keeps the local copy of a person as a token describes them, unless a newer token has been seen. A name that was said
-- later than the token stays. Returns the plan of before, or no row when nothing was written.
-- Not Prisma: it compares with the row as it stands, in one statement, so that of two at once the newer one stays.
-- @param $1:userId
-- @param $2:displayName
-- @param $3:picture?
-- @param $4:issuedAt when the token was issued
-- @param $5:plan
WITH before AS (SELECT plan FROM users WHERE user_id = $1)
INSERT INTO users (user_id, display_name, display_name_at, picture, last_login_at, plan)
VALUES ($1, $2, $4, $3, $4, $5)
ON CONFLICT (user_id) DO UPDATE SET
  display_name = CASE WHEN excluded.display_name_at > users.display_name_at
                 THEN excluded.display_name ELSE users.display_name END,
  display_name_at = greatest(excluded.display_name_at, users.display_name_at),
  picture = excluded.picture,
  plan = excluded.plan,
  last_login_at = excluded.last_login_at
WHERE excluded.last_login_at > users.last_login_at
RETURNING (SELECT plan FROM before) AS "planBefore"
