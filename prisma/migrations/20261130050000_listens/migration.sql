-- CreateTable
CREATE TABLE "listens" (
    "user_id" TEXT NOT NULL,
    "listen_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "song_id" UUID NOT NULL,
    "playlist_id" UUID,
    "heard_ms" INTEGER NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "counted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "listens_pkey" PRIMARY KEY ("user_id","listen_id")
);

-- A history is read by time; a year of it is added up from this index alone.
-- CreateIndex
CREATE INDEX "listens_by_time" ON "listens"("user_id", "heard_at", "listen_id", "song_id", "playlist_id", "heard_ms");

-- What has been heard so far is known of plays that counted.
INSERT INTO "listens" (user_id, song_id, playlist_id, heard_ms, heard_at, counted)
SELECT listener_id, song_id, playlist_id, heard_ms, played_at, true FROM plays;
