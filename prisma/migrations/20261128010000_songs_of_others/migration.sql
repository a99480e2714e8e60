-- Whose song it is: a playlist may hold other people's public songs beside its owner's own.
ALTER TABLE "playlist_songs" ADD COLUMN "song_user_id" TEXT;
UPDATE "playlist_songs" SET "song_user_id" = "user_id";
ALTER TABLE "playlist_songs" ALTER COLUMN "song_user_id" SET NOT NULL;

-- DropForeignKey
ALTER TABLE "playlist_songs" DROP CONSTRAINT "playlist_songs_user_id_song_id_fkey";

-- CreateIndex
CREATE INDEX "playlist_songs_song_user_id_song_id_idx" ON "playlist_songs"("song_user_id", "song_id");

-- AddForeignKey
ALTER TABLE "playlist_songs" ADD CONSTRAINT "playlist_songs_song_user_id_song_id_fkey" FOREIGN KEY ("song_user_id", "song_id") REFERENCES "songs"("user_id", "song_id") ON DELETE CASCADE ON UPDATE CASCADE;
