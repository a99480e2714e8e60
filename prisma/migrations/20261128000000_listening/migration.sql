-- Which parts of a song's audio were sent to a listener, and since when.
CREATE TABLE "audio_handouts" (
    "user_id" TEXT NOT NULL,
    "song_id" UUID NOT NULL,
    "ranges" int4multirange NOT NULL,
    "bytes" INTEGER NOT NULL,
    "handed_at" TIMESTAMPTZ(6) NOT NULL,
    "last_handed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "audio_handouts_pkey" PRIMARY KEY ("user_id","song_id")
);

-- Up to when a listener's time has been spent on plays that counted.
CREATE TABLE "listening" (
    "user_id" TEXT NOT NULL,
    "counted_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "listening_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "audio_handouts_last_handed_at_idx" ON "audio_handouts"("last_handed_at");

-- Written by hand: a listener's row is changed by each play that counts, on its own page where there is room.
ALTER TABLE "listening" SET (fillfactor = 50);
