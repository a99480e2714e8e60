-- The id after which a page that has heard nothing yet begins: before the first change of role or plan that its token
-- cannot know of; else the newest, 0 when there is none. Clocks differ, and an event counts from the start of its
-- transaction: ten seconds are looked back, and hearing of one twice is harmless.
-- Not Prisma: every page asks when it opens its stream, for two answers in one look at the rows.
-- @param $1:userId
-- @param $2:issuedAt when the token was issued
SELECT coalesce(
  min(event_id) FILTER (WHERE data->>'type' <> 'plays' AND created_at > $2::timestamptz - interval '10 seconds') - 1,
  max(event_id), 0)::text AS "id!"
FROM user_events WHERE user_id = $1
