-- Why an entry of a playlist has no song to be heard (decision 41).
CREATE TYPE "gone" AS ENUM ('private', 'deleted');

-- An entry stays where it is when its song is deleted, and says so: it only names the song.
-- DropForeignKey
ALTER TABLE "playlist_songs" DROP CONSTRAINT "playlist_songs_song_user_id_song_id_fkey";
