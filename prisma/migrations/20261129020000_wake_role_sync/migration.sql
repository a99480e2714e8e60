-- Asks for the role sync of the owner of a play that was just counted, if it may matter, and tells whether it did: from
-- "margin" plays below the threshold on, and no longer once the identity provider is known to say "editor" and there
-- are more than "margin" plays above it. One waiting job is enough, because a sync reads what was counted before it
-- began: it waits for all who hold the lock that is taken here until their transaction ends (decision 30).
-- Each statement in here sees what is committed when it begins, the total with the play of this transaction; the
-- statement that calls it may have begun long before, and waited for locks since.
CREATE FUNCTION "wake_role_sync"("owner_id" text, "threshold" int, "margin" int) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  total bigint := 0;
  counted int;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('plays:' || "owner_id", 0));
  -- Who has many playlists has many counters, of which a few are enough to pass the margin.
  FOR counted IN SELECT c.plays FROM play_counts c WHERE c.user_id = "owner_id" LOOP
    total := total + counted;
    EXIT WHEN total > "threshold" + "margin";
  END LOOP;
  IF total < "threshold" - "margin"
    OR total > "threshold" + "margin" AND EXISTS (
      SELECT FROM role_syncs r WHERE r.user_id = "owner_id" AND r.editor)
    OR EXISTS (
      SELECT FROM graphile_worker.jobs j
      WHERE j.key = 'sync-role:' || "owner_id" AND j.priority = 0 AND j.locked_at IS NULL AND j.attempts < j.max_attempts)
  THEN RETURN false;
  END IF;
  PERFORM enqueue_role_sync("owner_id", false);
  RETURN true;
END $$;
