-- What people removed, for an hour or two, so that it can be put back (decision 53).
-- CreateEnum
CREATE TYPE "removable" AS ENUM ('song', 'playlist', 'listen', 'history');

-- CreateTable
CREATE TABLE "bin" (
    "user_id" TEXT NOT NULL,
    "thing" "removable" NOT NULL,
    "thing_id" UUID NOT NULL,
    "bin_id" BIGSERIAL NOT NULL,
    "of_table" TEXT NOT NULL,
    "named_id" TEXT,
    "rows" JSONB NOT NULL,
    "removed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bin_pkey" PRIMARY KEY ("user_id","thing","thing_id","bin_id")
);

-- CreateIndex
CREATE INDEX "bin_named_id_idx" ON "bin"("named_id");

-- Written by hand: every hour it is asked of each object in storage whether a row names it.
CREATE INDEX "bin_audio_key_idx" ON "bin" (("rows" -> 0 ->> 'audio_key')) WHERE "of_table" = 'songs';
CREATE INDEX "bin_cover_key_idx" ON "bin" (("rows" -> 0 ->> 'cover_key')) WHERE "of_table" = 'songs';

-- Plays and gates stay where they are while their playlist lies in the bin: there may be any number of them, and nobody
-- finds them without it.
-- DropForeignKey
ALTER TABLE "plays" DROP CONSTRAINT "plays_user_id_playlist_id_fkey";

-- DropForeignKey
ALTER TABLE "play_gates" DROP CONSTRAINT "play_gates_user_id_playlist_id_fkey";

-- Moves rows of a table into the bin, all that belong to a thing which a person removes: "owner_column" says whose they
-- are, "id_column" of what; without one it is all that is theirs. "named_column" is the other user id that such a row
-- has, if any: in the bin it stands in a column of its own, and each such row by itself, so that whoever leaves is found
-- in the bins of others. Other rows lie there by the thousand. Whose they are is said by the bin's own column alone.
CREATE FUNCTION "put_into_bin"(
  "of_table" text, "owner_id" text, "thing" removable, "thing_id" uuid,
  "owner_column" text, "id_column" text, "named_column" text
) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  put int;
BEGIN
  EXECUTE format(
    'WITH gone AS (DELETE FROM %1$I WHERE %2$I = $1 %3$s RETURNING *), numbered AS (
       SELECT %4$s AS named_id, to_jsonb(gone) - $4 AS "row", (row_number() OVER () - 1) / $5 AS part FROM gone)
     INSERT INTO bin (user_id, thing, thing_id, of_table, named_id, "rows")
     SELECT $1, $2, $3, %1$L, named_id, jsonb_agg("row") FROM numbered GROUP BY named_id, part',
    "of_table", "owner_column", coalesce('AND ' || quote_ident("id_column") || ' = $3', ''),
    coalesce('gone.' || quote_ident("named_column"), 'NULL::text'))
  USING "owner_id", "thing", "thing_id", array_remove(ARRAY["owner_column", "named_column"], NULL),
    CASE WHEN "named_column" IS NULL THEN 1000 ELSE 1 END;
  GET DIAGNOSTICS put = ROW_COUNT;
  RETURN put;
END $$;

-- The way back, of all columns but those that the table makes of others.
CREATE FUNCTION "put_back"(
  "of_table" text, "owner_id" text, "thing" removable, "thing_id" uuid, "owner_column" text, "named_column" text
) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  put int;
  columns text := (
    SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
    WHERE attrelid = quote_ident("of_table")::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '');
BEGIN
  EXECUTE format(
    'WITH taken AS (
       DELETE FROM bin WHERE user_id = $1 AND thing = $2 AND thing_id = $3 AND of_table = %1$L
       RETURNING "rows", jsonb_build_object(%3$L, $1) || %4$s AS ids)
     INSERT INTO %1$I (%2$s)
     SELECT %2$s FROM taken, jsonb_array_elements("rows") AS each, jsonb_populate_record(NULL::%1$I, each || ids)',
    "of_table", columns, "owner_column",
    coalesce('jsonb_build_object(' || quote_literal("named_column") || ', named_id)', '''{}'''))
  USING "owner_id", "thing", "thing_id";
  GET DIAGNOSTICS put = ROW_COUNT;
  RETURN put;
END $$;
