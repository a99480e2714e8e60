-- What a list of songs is ordered by (decision 51), as a text that sorts by its bytes: case, accents and the like do not
-- count, and a length that is not known yet is the shortest. In the order in which they were added all are alike.
CREATE FUNCTION "song_key"("sort" text, "folded" text, "genre" text, "duration_ms" int) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE "sort"
  WHEN 'title' THEN left(split_part("folded", E'\n', 1), 100)
  WHEN 'artist' THEN left(split_part("folded", E'\n', 2), 100)
  WHEN 'genre' THEN "genre"
  WHEN 'duration' THEN lpad(coalesce("duration_ms", 0)::text, 9, '0')
  ELSE ''
END;

CREATE INDEX "songs_by_title" ON "songs"
  ("user_id", (song_key('title', "folded", "genre", "duration_ms") COLLATE "C"), "song_id");
CREATE INDEX "songs_by_artist" ON "songs"
  ("user_id", (song_key('artist', "folded", "genre", "duration_ms") COLLATE "C"), "song_id");
CREATE INDEX "songs_by_genre" ON "songs"
  ("user_id", (song_key('genre', "folded", "genre", "duration_ms") COLLATE "C"), "song_id");
CREATE INDEX "songs_by_duration" ON "songs"
  ("user_id", (song_key('duration', "folded", "genre", "duration_ms") COLLATE "C"), "song_id");
ANALYZE "songs";

-- A person's songs in one of these orders, beyond one that is named by its key and id; of equals the one that was added
-- first is the lesser. It is planned anew each time, when "sort" and "descending" are known: then nothing is left of what
-- hangs on them but the one index.
CREATE FUNCTION "sorted_songs"("owner" text, "sort" text, "descending" boolean, "beyond" text, "beyond_id" uuid,
  "most" int, "text" text, "of_genre" text, "sounding" boolean)
RETURNS TABLE ("song_id" uuid, "key" text) LANGUAGE sql STABLE ROWS 20
SET plan_cache_mode = force_custom_plan AS $$
SELECT s.song_id, s.key
FROM (
  SELECT *, song_key("sort", songs.folded, songs.genre, songs.duration_ms) COLLATE "C" AS key FROM songs
) AS s
WHERE s.user_id = "owner" AND CASE
    WHEN "sort" = 'added' AND "descending" THEN s.song_id < "beyond_id"
    WHEN "sort" = 'added' THEN s.song_id > "beyond_id"
    WHEN "descending" THEN (s.key, s.song_id) < ("beyond", "beyond_id")
    ELSE (s.key, s.song_id) > ("beyond", "beyond_id")
  END
  AND ("text" IS NULL OR strpos(s.folded, (SELECT nullif(folded("text"), ''))) > 0)
  AND ("of_genre" IS NULL OR s.genre = "of_genre")
  AND ("sounding" IS NULL OR (s.audio_bytes IS NOT NULL) = "sounding")
ORDER BY CASE WHEN "descending" THEN s.key END DESC, CASE WHEN "descending" THEN s.song_id END DESC, s.key, s.song_id
LIMIT "most"
$$;

-- Where to go on in a sorted list, as http/cursors.ts reads it: the order, the key in hexadecimal and the id.
CREATE FUNCTION "sorted_cursor"("sort" text, "descending" boolean, "key" text, "id" uuid) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN "sort" || CASE WHEN "descending" THEN '-desc_' ELSE '-asc_' END
  || encode(convert_to("key", 'UTF8'), 'hex') || '_' || "id";
