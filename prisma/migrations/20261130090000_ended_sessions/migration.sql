-- Besides people it is single sessions whose access tokens open nothing any more: the row's hash is of either.
ALTER TABLE "ended_tokens" RENAME COLUMN "user_hash" TO "owner_hash";
