-- Empties the bin of what was removed before a moment. Of playlists go the plays and gates that were left where they are.
-- Not Prisma: it deletes by what it has just deleted, so that none of it can be put back half.
-- @param $1:moment
WITH gone AS (
  DELETE FROM bin WHERE removed_at < $1 RETURNING user_id, thing_id, of_table
), plays_gone AS (
  DELETE FROM plays p USING gone
  WHERE gone.of_table = 'playlists' AND p.user_id = gone.user_id AND p.playlist_id = gone.thing_id
), gates_gone AS (
  DELETE FROM play_gates g USING gone
  WHERE gone.of_table = 'playlists' AND g.user_id = gone.user_id AND g.playlist_id = gone.thing_id
)
SELECT count(*)::int AS "count!" FROM gone
