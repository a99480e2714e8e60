-- What happened to users, for the Events API. A lock lets one transaction after the other note something, so that whoever
-- has read up to a number has missed none below it. Statements may run more than once.
CREATE TABLE IF NOT EXISTS user_events (
  seq      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id       uuid NOT NULL DEFAULT gen_random_uuid(),
  type     text NOT NULL,
  at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  user_row jsonb NOT NULL
);
CREATE INDEX IF NOT EXISTS user_events_at ON user_events (at);

CREATE OR REPLACE FUNCTION note_user_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_sign_ins CONSTANT text[] := ARRAY['last_login', 'last_ip', 'logins_count', 'updated_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - of_sign_ins = to_jsonb(NEW) - of_sign_ins THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(4400003);
  INSERT INTO user_events (type, user_row) VALUES (
    CASE TG_OP WHEN 'INSERT' THEN 'user.created' WHEN 'UPDATE' THEN 'user.updated' ELSE 'user.deleted' END,
    CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END - 'password_hash');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER users_noted AFTER INSERT OR UPDATE OR DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION note_user_event();
