-- Every hour it is asked of each object in storage whether a row names it.
CREATE INDEX "songs_audio_key_idx" ON "songs"("audio_key");
CREATE INDEX "songs_cover_key_idx" ON "songs"("cover_key");
