-- CreateTable
CREATE TABLE "song_likes" (
    "user_id" TEXT NOT NULL,
    "song_id" UUID NOT NULL,
    "song_user_id" TEXT NOT NULL,
    "like_id" UUID NOT NULL,

    CONSTRAINT "song_likes_pkey" PRIMARY KEY ("user_id","song_id")
);

-- CreateIndex
CREATE INDEX "song_likes_user_id_like_id_idx" ON "song_likes"("user_id", "like_id");

-- CreateIndex
CREATE INDEX "song_likes_song_user_id_song_id_idx" ON "song_likes"("song_user_id", "song_id");

-- AddForeignKey
ALTER TABLE "song_likes" ADD CONSTRAINT "song_likes_song_user_id_song_id_fkey" FOREIGN KEY ("song_user_id", "song_id") REFERENCES "songs"("user_id", "song_id") ON DELETE CASCADE ON UPDATE CASCADE;
