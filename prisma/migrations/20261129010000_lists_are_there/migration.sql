-- Prisma cannot say of a list that it may be null: it may not.
UPDATE "featured_edits" SET "playlist_ids" = '{}' WHERE "playlist_ids" IS NULL;
ALTER TABLE "featured_edits" ALTER COLUMN "playlist_ids" SET NOT NULL;
