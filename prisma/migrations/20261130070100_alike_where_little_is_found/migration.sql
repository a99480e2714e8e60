-- What is alike costs a search more than all else (decision 54), so it is sought where little was found. The three
-- functions still find in the same four steps, and rank at most so many of each: 500 that begin so; unless there are as
-- many, 1,000 in which all words begin; where fewer than 20 were found, 500 in which the one word stands within another;
-- and where fewer than five were, 250 that are alike: of one word or two from 0.4 on, of more from 0.6. That threshold is a
-- setting, which the functions give back when they return.

-- A person's songs by title and artist.
CREATE OR REPLACE FUNCTION "found_songs"("owner" text, "text" text)
RETURNS TABLE ("song_id" uuid, "score" bigint) LANGUAGE sql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.4 AS $$
WITH sought AS MATERIALIZED (
  SELECT words, left(words, 60) AS beginning, length(words) > 3 AND show_trgm(words) <> '{}' AS has_trigrams,
    words LIKE ' % %' AS several,
    set_config('pg_trgm.word_similarity_threshold', CASE WHEN words LIKE ' % % %' THEN '0.6' ELSE '0.4' END, true)
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
), contained AS MATERIALIZED (
  SELECT * FROM literal
  UNION ALL
  SELECT found.*, 1 FROM sought CROSS JOIN LATERAL (
    SELECT t.song_id, t.words FROM songs t
    WHERE t.user_id = "owner" AND t.words || '' LIKE '%' || btrim(sought.words) || '%' LIMIT 500) AS found
  WHERE has_trigrams AND NOT several AND (SELECT count(*) FROM literal) < 20
), found AS (
  SELECT * FROM contained
  UNION ALL
  SELECT found.*, 0 FROM sought CROSS JOIN LATERAL (
    SELECT t.song_id, t.words FROM songs t
    WHERE t.user_id = "owner" AND sought.words <% (t.words || '') LIMIT 250) AS found
  WHERE has_trigrams AND (SELECT count(DISTINCT song_id) FROM contained) < 5
)
SELECT found.song_id, max(rank_of(found.words, sought.words, tier, 0)) FROM found CROSS JOIN sought GROUP BY song_id
$$;

-- Public playlists and the viewer's own, by name; the popular ones are those that were played most.
CREATE OR REPLACE FUNCTION "found_playlists"("viewer" text, "text" text)
RETURNS TABLE ("user_id" text, "playlist_id" uuid, "score" bigint) LANGUAGE sql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.4 AS $$
WITH sought AS MATERIALIZED (
  SELECT words, left(words, 60) AS beginning, length(words) > 3 AND show_trgm(words) <> '{}' AS has_trigrams,
    words LIKE ' % %' AS several,
    set_config('pg_trgm.word_similarity_threshold', CASE WHEN words LIKE ' % % %' THEN '0.6' ELSE '0.4' END, true)
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
), contained AS MATERIALIZED (
  SELECT * FROM literal
  UNION ALL
  SELECT found.*, 1 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.playlist_id, t.words FROM playlists t
    WHERE t.words || '' LIKE '%' || btrim(sought.words) || '%' AND (t.visibility = 'public' OR t.user_id = "viewer") LIMIT 500) AS found
  WHERE has_trigrams AND NOT several AND (SELECT count(*) FROM literal) < 20
), found AS (
  SELECT * FROM contained
  UNION ALL
  SELECT found.*, 0 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.playlist_id, t.words FROM playlists t
    WHERE sought.words <% (t.words || '') AND (t.visibility = 'public' OR t.user_id = "viewer") LIMIT 250) AS found
  WHERE has_trigrams AND (SELECT count(DISTINCT playlist_id) FROM contained) < 5
)
SELECT best.user_id, best.playlist_id, rank_of(best.words, sought.words, tier, coalesce((
  SELECT sum(c.plays)::bigint FROM play_counts c
  WHERE c.user_id = best.user_id AND c.playlist_id = best.playlist_id), 0))
FROM (SELECT user_id, playlist_id, words, max(tier) AS tier FROM found GROUP BY 1, 2, 3) AS best CROSS JOIN sought
$$;

-- People by the name that others see; the popular ones are those whose playlists were played most.
CREATE OR REPLACE FUNCTION "found_people"("text" text)
RETURNS TABLE ("user_id" text, "person_id" uuid, "score" bigint) LANGUAGE sql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET pg_trgm.word_similarity_threshold = 0.4 AS $$
WITH sought AS MATERIALIZED (
  SELECT words, left(words, 60) AS beginning, length(words) > 3 AND show_trgm(words) <> '{}' AS has_trigrams,
    words LIKE ' % %' AS several,
    set_config('pg_trgm.word_similarity_threshold', CASE WHEN words LIKE ' % % %' THEN '0.6' ELSE '0.4' END, true)
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
), contained AS MATERIALIZED (
  SELECT * FROM literal
  UNION ALL
  SELECT found.*, 1 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.person_id, t.words FROM users t
    WHERE t.words || '' LIKE '%' || btrim(sought.words) || '%' LIMIT 500) AS found
  WHERE has_trigrams AND NOT several AND (SELECT count(*) FROM literal) < 20
), found AS (
  SELECT * FROM contained
  UNION ALL
  SELECT found.*, 0 FROM sought CROSS JOIN LATERAL (
    SELECT t.user_id, t.person_id, t.words FROM users t
    WHERE sought.words <% (t.words || '') LIMIT 250) AS found
  WHERE has_trigrams AND (SELECT count(DISTINCT person_id) FROM contained) < 5
)
SELECT best.user_id, best.person_id, rank_of(best.words, sought.words, tier, coalesce((
  SELECT sum(c.plays)::bigint FROM play_counts c WHERE c.user_id = best.user_id), 0))
FROM (SELECT user_id, person_id, words, max(tier) AS tier FROM found GROUP BY 1, 2, 3) AS best CROSS JOIN sought
$$;
