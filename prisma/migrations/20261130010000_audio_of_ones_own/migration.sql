-- The names of a song's objects in storage, and the SHA-256 of audio that somebody uploaded, in hexadecimal.
ALTER TABLE "songs"
  ADD COLUMN "audio_key" TEXT,
  ADD COLUMN "audio_sha256" TEXT,
  ADD COLUMN "cover_key" TEXT,
  ADD COLUMN "cover_type" TEXT;

-- Until now a file had the name of its song.
UPDATE "songs" SET "audio_key" = "song_id" || '.mp3' WHERE "audio_bytes" IS NOT NULL;

-- What belongs together is there together.
ALTER TABLE "songs"
  ADD CONSTRAINT "songs_audio_whole" CHECK (num_nonnulls("audio_key", "audio_bytes", "audio_type") IN (0, 3)),
  ADD CONSTRAINT "songs_cover_whole" CHECK (num_nonnulls("cover_key", "cover_type") IN (0, 2));

-- Nobody has the same file twice.
CREATE UNIQUE INDEX "songs_user_id_audio_sha256_key" ON "songs"("user_id", "audio_sha256");

-- When a song's audio is replaced, what was sent of the old one counts no more.
CREATE INDEX "audio_handouts_song_id_idx" ON "audio_handouts"("song_id");

CREATE OR REPLACE VIEW "playlist_contents" AS
SELECT ps.user_id, ps.playlist_id, ps.position, s.user_id AS song_user_id, s.song_id, s.songname, s.artist, s.genre,
  s.duration_ms, s.audio_bytes, s.cover_key
FROM playlist_songs ps JOIN songs s ON s.user_id = ps.song_user_id AND s.song_id = ps.song_id
WHERE ps.song_user_id = ps.user_id OR EXISTS (
  SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id);
