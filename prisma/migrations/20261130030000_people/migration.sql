-- By what others find a person: unguessable, and not the identity provider's `sub`, which nobody else is told.
ALTER TABLE "users" ADD COLUMN "person_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE UNIQUE INDEX "users_person_id_key" ON "users"("person_id");

-- What a playlist is shown with, as before, and by what its owner is found: null where there is no copy of that person.
DROP FUNCTION "playlist_details"(text, uuid);
CREATE FUNCTION "playlist_details"("owner_id" text, "playlist" uuid)
RETURNS TABLE (
  "owner_person" uuid, "owner_name" text, "owner_editor" boolean, "plays" bigint, "songs" int, "duration_ms" bigint
)
LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT (SELECT u.person_id FROM users u WHERE u.user_id = "owner_id"),
    coalesce((SELECT u.display_name FROM users u WHERE u.user_id = "owner_id"), 'user'),
    coalesce((SELECT r.editor FROM role_syncs r WHERE r.user_id = "owner_id"), false),
    coalesce((
      SELECT sum(c.plays)::bigint FROM play_counts c WHERE c.user_id = "owner_id" AND c.playlist_id = "playlist"), 0),
    count(*)::int, coalesce(sum(held.duration_ms), 0)::bigint
  FROM playlist_contents held WHERE held.user_id = "owner_id" AND held.playlist_id = "playlist"
$$;
