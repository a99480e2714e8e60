-- Parts of words and words with a slip are found by trigrams, within one person's songs. Whoever owns the database may
-- create both: they are trusted extensions.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE EXTENSION IF NOT EXISTS "btree_gin";

-- A line, such as a title or a name, as the search takes it apart (decision 42): its words, folded, each after a space.
-- Chinese and Japanese, which have no spaces, are a word each character. Apostrophes join what they stand in; other
-- punctuation parts words, and is a word itself only where there is nothing else. Signs such as emoji are words.
CREATE FUNCTION "words_of"("line" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ' ' || coalesce(
  nullif(btrim(regexp_replace(
    regexp_replace(translate(folded("line"), '''', ''), '[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]', ' \& ', 'g'),
    '[^[:alnum:]\u2190-\u2bff\U0001f000-\U0010ffff]+', ' ', 'g')), ''),
  btrim(folded("line")));

-- Each word after "lead", which is a song's owner: so their words are found, and no one else's are looked at.
CREATE FUNCTION "lexemes_of"("lead" text, "words" text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
RETURN array_to_tsvector(array_remove(string_to_array(
  "lead" || replace(btrim(regexp_replace(regexp_replace("words", '(\S{100})\S+', '\1', 'g'), '\s+', ' ', 'g')),
    ' ', ' ' || "lead"), ' '), ''));

-- All words that are sought, each as the beginning of one.
CREATE FUNCTION "beginnings_of"("lead" text, "sought" text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT string_agg('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
  FROM unnest(tsvector_to_array(lexemes_of("lead", "sought"))) AS word);

-- How good a find is; more is better. First how it was found: the whole title, its beginning, at the beginning of a
-- word, all words somewhere (2), within a word (1), alike (0). Then how much of it is what was sought, in tenths, and
-- then how popular it is.
CREATE FUNCTION "rank_of"("words" text, "sought" text, "tier" int, "popularity" bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN "tier" = 0 THEN (10 * word_similarity("sought", "words"))::int
  ELSE least(10, 10 * length("sought") / length("words")) + 11 * CASE
    WHEN "words" = "sought" OR starts_with("words", "sought" || E'\n') THEN 5
    WHEN starts_with("words", "sought") THEN 4
    WHEN strpos("words", "sought") > 0 THEN 3
    ELSE "tier"
  END
END * 1000000000000::bigint + least("popularity", 999999999999);

ALTER TABLE "songs" ADD COLUMN "words" TEXT NOT NULL
  GENERATED ALWAYS AS (words_of("songname") || E'\n' || words_of("artist")) STORED;
ALTER TABLE "playlists" ADD COLUMN "words" TEXT NOT NULL GENERATED ALWAYS AS (words_of("name")) STORED;
ALTER TABLE "users" ADD COLUMN "words" TEXT NOT NULL GENERATED ALWAYS AS (words_of("display_name")) STORED;

-- What begins so, in the order of the alphabet; words by their beginnings; parts of words, and what is alike.
CREATE INDEX "songs_begin_idx" ON "songs" ("user_id", (left("words", 60)) text_pattern_ops);
CREATE INDEX "songs_words_idx" ON "songs" USING gin (lexemes_of("user_id" || ':', "words"));
CREATE INDEX "songs_trigrams_idx" ON "songs" USING gin ("user_id", ("words" || '') gin_trgm_ops);
CREATE INDEX "playlists_begin_idx" ON "playlists" ((left("words", 60)) text_pattern_ops);
CREATE INDEX "playlists_words_idx" ON "playlists" USING gin (lexemes_of('', "words"));
CREATE INDEX "playlists_trigrams_idx" ON "playlists" USING gin (("words" || '') gin_trgm_ops);
CREATE INDEX "users_begin_idx" ON "users" ((left("words", 60)) text_pattern_ops);
CREATE INDEX "users_words_idx" ON "users" USING gin (lexemes_of('', "words"));
CREATE INDEX "users_trigrams_idx" ON "users" USING gin (("words" || '') gin_trgm_ops);
-- Postgres knows how often words come up only once it has looked.
ANALYZE "songs", "playlists", "users";

-- The three functions find in the same four steps, and rank at most so many of each: 500 that begin so; unless there are
-- as many, 1,000 in which all words begin; and where fewer than 20 were found, 500 in which it stands within a word, and
-- 500 that are alike. Trigrams need three letters, and only those that the database's LC_CTYPE knows as letters. Plans
-- do not depend on what is sought, and none reads a table whole.

-- A person's songs by title and artist.
CREATE FUNCTION "found_songs"("owner" text, "text" text)
RETURNS TABLE ("song_id" uuid, "score" bigint) LANGUAGE sql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.4 AS $$
WITH sought AS MATERIALIZED (
  SELECT words, left(words, 60) AS beginning, length(words) > 3 AND show_trgm(words) <> '{}' AS has_trigrams
  FROM words_of("text") AS words WHERE words <> ' '
), begun AS MATERIALIZED (
  SELECT found.*, 2 AS tier FROM sought CROSS JOIN LATERAL (
    SELECT t.song_id, t.words FROM songs t
    WHERE t.user_id = "owner" AND left(t.words, 60) ~>=~ sought.beginning
      AND left(t.words, 60) ~<~ (sought.beginning || U&'\+10FFFF')
    ORDER BY left(t.words, 60) USING ~<~ LIMIT 500) AS found
), literal AS MATERIALIZED (
  SELECT * FROM begun
  UNION ALL
  SELECT found.*, 2 FROM sought CROSS JOIN LATERAL (
    SELECT t.song_id, t.words FROM songs t
    WHERE lexemes_of(t.user_id || ':', t.words) @@ beginnings_of("owner" || ':', sought.words) LIMIT 1000) AS found
  WHERE (SELECT count(*) FROM begun) < 500
), found AS (
  SELECT * FROM literal
  UNION ALL
  SELECT found.*, 1 FROM sought CROSS JOIN LATERAL (
    SELECT t.song_id, t.words FROM songs t
    WHERE t.user_id = "owner" AND t.words || '' LIKE '%' || btrim(sought.words) || '%' LIMIT 500) AS found
  WHERE has_trigrams AND (SELECT count(*) FROM literal) < 20
  UNION ALL
  SELECT found.*, 0 FROM sought CROSS JOIN LATERAL (
    SELECT t.song_id, t.words FROM songs t
    WHERE t.user_id = "owner" AND sought.words <% (t.words || '') LIMIT 500) AS found
  WHERE has_trigrams AND (SELECT count(*) FROM literal) < 20
)
SELECT found.song_id, max(rank_of(found.words, sought.words, tier, 0)) FROM found CROSS JOIN sought GROUP BY song_id
$$;

-- Public playlists and the viewer's own, by name; the popular ones are those that were played most.
CREATE FUNCTION "found_playlists"("viewer" text, "text" text)
RETURNS TABLE ("user_id" text, "playlist_id" uuid, "score" bigint) LANGUAGE sql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.4 AS $$
WITH sought AS MATERIALIZED (
  SELECT words, left(words, 60) AS beginning, length(words) > 3 AND show_trgm(words) <> '{}' AS has_trigrams
  FROM words_of("text") AS words WHERE words <> ' '
), begun AS MATERIALIZED (
  SELECT found.*, 2 AS tier FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.playlist_id, t.words FROM playlists t
    WHERE left(t.words, 60) ~>=~ sought.beginning
      AND left(t.words, 60) ~<~ (sought.beginning || U&'\+10FFFF') AND (t.visibility = 'public' OR t.user_id = "viewer")
    ORDER BY left(t.words, 60) USING ~<~ LIMIT 500) AS found
), literal AS MATERIALIZED (
  SELECT * FROM begun
  UNION ALL
  SELECT found.*, 2 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.playlist_id, t.words FROM playlists t
    WHERE lexemes_of('', t.words) @@ beginnings_of('', sought.words) AND (t.visibility = 'public' OR t.user_id = "viewer") LIMIT 1000) AS found
  WHERE (SELECT count(*) FROM begun) < 500
), found AS (
  SELECT * FROM literal
  UNION ALL
  SELECT found.*, 1 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.playlist_id, t.words FROM playlists t
    WHERE t.words || '' LIKE '%' || btrim(sought.words) || '%' AND (t.visibility = 'public' OR t.user_id = "viewer") LIMIT 500) AS found
  WHERE has_trigrams AND (SELECT count(*) FROM literal) < 20
  UNION ALL
  SELECT found.*, 0 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.playlist_id, t.words FROM playlists t
    WHERE sought.words <% (t.words || '') AND (t.visibility = 'public' OR t.user_id = "viewer") LIMIT 500) AS found
  WHERE has_trigrams AND (SELECT count(*) FROM literal) < 20
)
SELECT best.user_id, best.playlist_id, rank_of(best.words, sought.words, tier, coalesce((
  SELECT sum(c.plays)::bigint FROM play_counts c
  WHERE c.user_id = best.user_id AND c.playlist_id = best.playlist_id), 0))
FROM (SELECT user_id, playlist_id, words, max(tier) AS tier FROM found GROUP BY 1, 2, 3) AS best CROSS JOIN sought
$$;

-- People by the name that others see; the popular ones are those whose playlists were played most.
CREATE FUNCTION "found_people"("text" text)
RETURNS TABLE ("user_id" text, "person_id" uuid, "score" bigint) LANGUAGE sql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.4 AS $$
WITH sought AS MATERIALIZED (
  SELECT words, left(words, 60) AS beginning, length(words) > 3 AND show_trgm(words) <> '{}' AS has_trigrams
  FROM words_of("text") AS words WHERE words <> ' '
), begun AS MATERIALIZED (
  SELECT found.*, 2 AS tier FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.person_id, t.words FROM users t
    WHERE left(t.words, 60) ~>=~ sought.beginning
      AND left(t.words, 60) ~<~ (sought.beginning || U&'\+10FFFF')
    ORDER BY left(t.words, 60) USING ~<~ LIMIT 500) AS found
), literal AS MATERIALIZED (
  SELECT * FROM begun
  UNION ALL
  SELECT found.*, 2 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.person_id, t.words FROM users t
    WHERE lexemes_of('', t.words) @@ beginnings_of('', sought.words) LIMIT 1000) AS found
  WHERE (SELECT count(*) FROM begun) < 500
), found AS (
  SELECT * FROM literal
  UNION ALL
  SELECT found.*, 1 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.person_id, t.words FROM users t
    WHERE t.words || '' LIKE '%' || btrim(sought.words) || '%' LIMIT 500) AS found
  WHERE has_trigrams AND (SELECT count(*) FROM literal) < 20
  UNION ALL
  SELECT found.*, 0 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.person_id, t.words FROM users t
    WHERE sought.words <% (t.words || '') LIMIT 500) AS found
  WHERE has_trigrams AND (SELECT count(*) FROM literal) < 20
)
SELECT best.user_id, best.person_id, rank_of(best.words, sought.words, tier, coalesce((
  SELECT sum(c.plays)::bigint FROM play_counts c WHERE c.user_id = best.user_id), 0))
FROM (SELECT user_id, person_id, words, max(tier) AS tier FROM found GROUP BY 1, 2, 3) AS best CROSS JOIN sought
$$;
