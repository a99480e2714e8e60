-- Whose access tokens open nothing any more: those made before a moment, or all of somebody who is being deleted. By the
-- SHA-256 of the user id, since it outlives the account.
CREATE TABLE "ended_tokens" (
  "user_hash" TEXT NOT NULL,
  "made_before" TIMESTAMPTZ(6) NOT NULL,
  "deleting" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "ended_tokens_pkey" PRIMARY KEY ("user_hash")
);

-- CreateIndex
CREATE INDEX "ended_tokens_made_before_idx" ON "ended_tokens"("made_before");

-- What somebody played is found when they ask for all that is kept of them, and when they leave.
-- CreateIndex
CREATE INDEX "plays_listener_id_user_id_play_id_idx" ON "plays"("listener_id", "user_id", "play_id");

-- CreateIndex
CREATE INDEX "play_gates_listener_id_idx" ON "play_gates"("listener_id");
