-- From which browser a session began and was last used, by the id that its ID tokens carry as `sid`. It outlives the
-- session as long as there is a refresh token that came of it. Statements may run more than once.
CREATE TABLE IF NOT EXISTS sessions (
  id                 text PRIMARY KEY,
  user_id            text NOT NULL REFERENCES users ON DELETE CASCADE,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  initial_ip         text,
  initial_user_agent text,
  last_ip            text,
  last_user_agent    text
);
CREATE INDEX IF NOT EXISTS oidc_records_account ON oidc_records ((payload->>'accountId'))
  WHERE kind IN ('Session', 'RefreshToken');
