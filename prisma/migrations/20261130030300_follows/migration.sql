-- CreateTable
CREATE TABLE "follows" (
    "user_id" TEXT NOT NULL,
    "followed_id" TEXT NOT NULL,
    "follow_id" UUID NOT NULL,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("user_id","followed_id")
);

-- CreateIndex
CREATE INDEX "follows_user_id_follow_id_idx" ON "follows"("user_id", "follow_id");

-- CreateIndex
CREATE INDEX "follows_followed_id_idx" ON "follows"("followed_id");

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_followed_id_fkey" FOREIGN KEY ("followed_id") REFERENCES "users"("user_id") ON DELETE CASCADE ON UPDATE CASCADE;
