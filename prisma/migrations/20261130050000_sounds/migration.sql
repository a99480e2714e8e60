-- A sound that Setlist makes for a song: what was asked for, which ask is not answered yet, and whether the last one failed.
ALTER TABLE "songs"
  ADD COLUMN "sound_mood" TEXT,
  ADD COLUMN "sound_seed" INTEGER,
  ADD COLUMN "sound_ask" UUID,
  ADD COLUMN "sound_failed" BOOLEAN NOT NULL DEFAULT false;

-- What is to be made is known, and is not called failed before it has been tried.
ALTER TABLE "songs" ADD CONSTRAINT "songs_sound_whole"
  CHECK ("sound_ask" IS NULL OR ("sound_seed" IS NOT NULL AND NOT "sound_failed"));

CREATE INDEX "songs_sound_ask_idx" ON "songs"("sound_ask");

CREATE OR REPLACE VIEW "playlist_contents" AS
SELECT ps.user_id, ps.playlist_id, ps.position, s.user_id AS song_user_id, s.song_id, s.songname, s.artist, s.genre,
  s.duration_ms, s.audio_bytes, s.cover_key, s.sound_ask
FROM playlist_songs ps JOIN songs s ON s.user_id = ps.song_user_id AND s.song_id = ps.song_id
WHERE ps.song_user_id = ps.user_id OR EXISTS (
  SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id);
