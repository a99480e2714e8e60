-- Leaves out accents and spells out ligatures. Whoever owns the database may create it: it is a trusted extension.
CREATE EXTENSION IF NOT EXISTS "unaccent";

-- A text as it is sought and found (decision 35): two texts that differ in case, accents, ligatures or typography alone
-- come to the same. Quotes come before NFKC, which makes a space with an accent of "´", and before unaccent, which makes
-- two commas of "„"; small letters come last once more, because unaccent makes capitals of some signs.
-- What it calls is looked up when it is created, so that it means the same under any search_path, as in a restored dump.
CREATE FUNCTION "folded"("text" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(regexp_replace(
  unaccent(normalize(
    regexp_replace(
      regexp_replace(
        -- The sigma at the end of a word, and the Hebrew hyphen.
        translate(lower("text"), U&'ς\05BE', 'σ-'),
        -- Apostrophes and single quotes, with the Hebrew and the wide one.
        '[`´‚‹›❛❜ʾʿˊˋ᾽\u05f3\u1fef\u1ffd\uff40]', '''', 'g'
      ),
      '[„«»″❝❞\u05f4]', '"', 'g'
    ),
    NFKC
  )),
  -- What Hebrew and Arabic may write above, below and between letters, or leave out.
  '[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g'
));

-- Title and artist as they are sought; in two lines, so that nothing is found that begins in one and ends in the other.
ALTER TABLE "songs" ADD COLUMN "folded" TEXT NOT NULL
  GENERATED ALWAYS AS (folded("songname" || E'\n' || "artist")) STORED;
