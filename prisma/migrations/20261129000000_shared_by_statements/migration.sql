-- What several statements of prisma/sql say alike.

-- Songs that stand in a public playlist of their own owner, so that everybody may hear them; a row for each such
-- playlist. Somebody else's public playlist does not open a song: whether it is heard stays with its owner.
CREATE VIEW "published_songs" AS
SELECT entry.user_id, entry.song_id
FROM playlist_songs entry JOIN playlists shown USING (user_id, playlist_id)
WHERE entry.song_user_id = entry.user_id AND shown.visibility = 'public';

-- The songs that a playlist shows: its owner's own, and other people's for as long as they publish them. An entry
-- without its song is as good as none, and comes back with it.
CREATE VIEW "playlist_contents" AS
SELECT ps.user_id, ps.playlist_id, ps.position, s.user_id AS song_user_id, s.song_id, s.songname, s.artist, s.genre,
  s.duration_ms, s.audio_bytes
FROM playlist_songs ps JOIN songs s ON s.user_id = ps.song_user_id AND s.song_id = ps.song_id
WHERE ps.song_user_id = ps.user_id OR EXISTS (
  SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id);

-- What a playlist is shown with: its owner as others see them, all its plays (the sum of its counter's slots), and its
-- songs added up. Postgres puts the body where the function is called, like a view.
CREATE FUNCTION "playlist_details"("owner_id" text, "playlist" uuid)
RETURNS TABLE ("owner_name" text, "owner_editor" boolean, "plays" bigint, "songs" int, "duration_ms" bigint)
LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT coalesce((SELECT u.display_name FROM users u WHERE u.user_id = "owner_id"), 'user'),
    coalesce((SELECT r.editor FROM role_syncs r WHERE r.user_id = "owner_id"), false),
    coalesce((
      SELECT sum(c.plays)::bigint FROM play_counts c WHERE c.user_id = "owner_id" AND c.playlist_id = "playlist"), 0),
    count(*)::int, coalesce(sum(held.duration_ms), 0)::bigint
  FROM playlist_contents held WHERE held.user_id = "owner_id" AND held.playlist_id = "playlist"
$$;

-- Enqueues the role sync of a person within the transaction that calls it; "check" says whether to ask the identity
-- provider even if it was last told what the rows say, which can wait until others are done. One waiting job a person
-- is enough, because the job decides from the rows. The queue makes its own tables, at the API's start.
CREATE FUNCTION "enqueue_role_sync"("user_id" text, "check" boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- It adds nothing when the job that waits begins in the very moment in which it would be put off; that one may have
  -- read the rows before this transaction's are there. The next time it finds it at work, and adds another.
  LOOP
    EXIT WHEN (graphile_worker.add_job(
      'sync-role', json_build_object('userId', "user_id", 'check', "check"), job_key => 'sync-role:' || "user_id",
      max_attempts => 1000, priority => "check"::int)).id IS NOT NULL;
  END LOOP;
END $$;
