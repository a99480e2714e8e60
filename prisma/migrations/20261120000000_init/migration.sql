-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('private', 'public');

-- CreateTable
CREATE TABLE "users" (
    "user_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "picture" TEXT,
    "last_login_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "user_data" (
    "user_id" TEXT NOT NULL,
    "fav_genre" TEXT,

    CONSTRAINT "user_data_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "genres" (
    "name" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "genres_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "songs" (
    "user_id" TEXT NOT NULL,
    "song_id" UUID NOT NULL,
    "songname" TEXT NOT NULL,
    "artist" TEXT NOT NULL,
    "genre" TEXT NOT NULL,
    "duration_ms" INTEGER,
    "audio_bytes" INTEGER,
    "audio_type" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "songs_pkey" PRIMARY KEY ("user_id","song_id")
);

-- CreateTable
CREATE TABLE "playlists" (
    "user_id" TEXT NOT NULL,
    "playlist_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "visibility" "visibility" NOT NULL DEFAULT 'private',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playlists_pkey" PRIMARY KEY ("user_id","playlist_id")
);

-- CreateTable
CREATE TABLE "playlist_songs" (
    "user_id" TEXT NOT NULL,
    "playlist_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "song_id" UUID NOT NULL,

    CONSTRAINT "playlist_songs_pkey" PRIMARY KEY ("user_id","playlist_id","song_id")
);

-- CreateTable
CREATE TABLE "plays" (
    "user_id" TEXT NOT NULL,
    "play_id" BIGSERIAL NOT NULL,
    "playlist_id" UUID NOT NULL,
    "song_id" UUID NOT NULL,
    "listener_id" TEXT NOT NULL,
    "heard_ms" INTEGER NOT NULL,
    "played_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plays_pkey" PRIMARY KEY ("user_id","play_id")
);

-- CreateTable
CREATE TABLE "play_counts" (
    "user_id" TEXT NOT NULL,
    "playlist_id" UUID NOT NULL,
    "slot" SMALLINT NOT NULL,
    "plays" INTEGER NOT NULL,

    CONSTRAINT "play_counts_pkey" PRIMARY KEY ("user_id","playlist_id","slot")
);

-- CreateTable
CREATE TABLE "play_gates" (
    "user_id" TEXT NOT NULL,
    "playlist_id" UUID NOT NULL,
    "listener_id" TEXT NOT NULL,
    "counted_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "play_gates_pkey" PRIMARY KEY ("user_id","playlist_id","listener_id")
);

-- CreateTable
CREATE TABLE "play_requests" (
    "user_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "play_requests_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "role_syncs" (
    "user_id" TEXT NOT NULL,
    "editor" BOOLEAN NOT NULL,
    "synced_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_syncs_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "featured_list" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "headline" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_by" TEXT,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "featured_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "featured_playlists" (
    "position" SMALLINT NOT NULL,
    "user_id" TEXT NOT NULL,
    "playlist_id" UUID NOT NULL,

    CONSTRAINT "featured_playlists_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "featured_edits" (
    "version" INTEGER NOT NULL,
    "editor_id" TEXT,
    "headline" TEXT NOT NULL,
    "playlist_ids" UUID[],
    "restored" INTEGER,
    "edited_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "featured_edits_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "user_events" (
    "user_id" TEXT NOT NULL,
    "event_id" BIGSERIAL NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_events_pkey" PRIMARY KEY ("user_id","event_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "genres_position_key" ON "genres"("position");

-- CreateIndex
CREATE INDEX "songs_song_id_idx" ON "songs"("song_id");

-- CreateIndex
CREATE INDEX "playlists_playlist_id_idx" ON "playlists"("playlist_id");

-- CreateIndex
CREATE INDEX "playlist_songs_user_id_song_id_idx" ON "playlist_songs"("user_id", "song_id");

-- CreateIndex
CREATE INDEX "plays_user_id_playlist_id_idx" ON "plays"("user_id", "playlist_id");

-- CreateIndex
CREATE INDEX "play_requests_created_at_idx" ON "play_requests"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "featured_playlists_playlist_id_key" ON "featured_playlists"("playlist_id");

-- CreateIndex
CREATE INDEX "user_events_created_at_idx" ON "user_events"("created_at");

-- AddForeignKey
ALTER TABLE "user_data" ADD CONSTRAINT "user_data_fav_genre_fkey" FOREIGN KEY ("fav_genre") REFERENCES "genres"("name") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "songs" ADD CONSTRAINT "songs_genre_fkey" FOREIGN KEY ("genre") REFERENCES "genres"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_songs" ADD CONSTRAINT "playlist_songs_user_id_playlist_id_fkey" FOREIGN KEY ("user_id", "playlist_id") REFERENCES "playlists"("user_id", "playlist_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_songs" ADD CONSTRAINT "playlist_songs_user_id_song_id_fkey" FOREIGN KEY ("user_id", "song_id") REFERENCES "songs"("user_id", "song_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plays" ADD CONSTRAINT "plays_user_id_playlist_id_fkey" FOREIGN KEY ("user_id", "playlist_id") REFERENCES "playlists"("user_id", "playlist_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "play_counts" ADD CONSTRAINT "play_counts_user_id_playlist_id_fkey" FOREIGN KEY ("user_id", "playlist_id") REFERENCES "playlists"("user_id", "playlist_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "play_gates" ADD CONSTRAINT "play_gates_user_id_playlist_id_fkey" FOREIGN KEY ("user_id", "playlist_id") REFERENCES "playlists"("user_id", "playlist_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "featured_playlists" ADD CONSTRAINT "featured_playlists_user_id_playlist_id_fkey" FOREIGN KEY ("user_id", "playlist_id") REFERENCES "playlists"("user_id", "playlist_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what Prisma's schema language cannot say.
ALTER TABLE "featured_list" ADD CONSTRAINT "featured_list_one_row" CHECK ("id" = 1);
ALTER TABLE "play_counts" ADD CONSTRAINT "play_counts_not_negative" CHECK ("plays" >= 0);
ALTER TABLE "plays" ADD CONSTRAINT "plays_heard_ms_not_negative" CHECK ("heard_ms" >= 0);
ALTER TABLE "plays" ADD CONSTRAINT "plays_not_by_owner" CHECK ("listener_id" <> "user_id");

-- Rows every installation has, whether demo data is seeded or not.
INSERT INTO "featured_list" DEFAULT VALUES;
INSERT INTO "genres" ("name", "position") VALUES
  ('Ambient', 1),
  ('Downtempo', 2),
  ('Dream pop', 3),
  ('Drum and bass', 4),
  ('Indie folk', 5),
  ('Jazz', 6),
  ('Synth-pop', 7),
  ('Techno', 8);
