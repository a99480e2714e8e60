-- Enqueues the making of all sounds that were asked for and have no job, or one that was lost with its process; those that
-- most people meet first: of featured playlists, in their order.
-- Not Prisma: the queue's function and its tables.
-- @param $1:milliseconds no job takes so long: whoever has it for longer is gone
SELECT count((graphile_worker.add_job('make-sound',
  json_build_object('userId', missing.user_id, 'songId', missing.song_id, 'ask', missing.sound_ask),
  job_key := 'make-sound:' || missing.song_id, max_attempts := 5,
  priority := 10 + least(missing.place, 30000)::int)).id)::int AS "enqueued!"
FROM (
  SELECT s.user_id, s.song_id, s.sound_ask, row_number() OVER (ORDER BY (
    SELECT min(f.position * 1000 + entry.position) FROM featured_playlists f
    JOIN playlist_songs entry ON entry.user_id = f.user_id AND entry.playlist_id = f.playlist_id
    WHERE entry.song_user_id = s.user_id AND entry.song_id = s.song_id), s.song_id DESC) AS place
  FROM songs s
  WHERE s.sound_ask IS NOT NULL AND NOT EXISTS (
    SELECT FROM graphile_worker.jobs j
    WHERE j.key = 'make-sound:' || s.song_id AND j.attempts < j.max_attempts
      AND (j.locked_at IS NULL OR j.locked_at > now() - $1::float8 * interval '1 millisecond'))
) AS missing
