-- A page of the people that a search finds by the name that others see, the best first.
-- Not Prisma: it ranks what three indexes find (decision 42).
-- @param $1:userId who looks
-- @param $2:text
-- @param $3:score and the next: score and id of the person to go on below
-- @param $4:before
-- @param $5:limit
WITH found AS (
  SELECT * FROM found_people($2) WHERE (score, person_id) < ($3::bigint, $4::uuid)
  ORDER BY score DESC, person_id DESC
  LIMIT $5::int + 1
), page AS (
  SELECT *, lead(person_id) OVER (ORDER BY score DESC, person_id DESC) AS next
  FROM found ORDER BY score DESC, person_id DESC LIMIT $5::int
)
SELECT u.person_id AS "personId", u.display_name AS "displayName",
  coalesce((SELECT r.editor FROM role_syncs r WHERE r.user_id = u.user_id), false) AS "editor!",
  u.user_id = $1 AS "self!",
  CASE WHEN page.next IS NOT NULL THEN page.score || '_' || page.person_id END AS cursor
FROM page JOIN users u USING (user_id)
ORDER BY page.score DESC, page.person_id DESC
