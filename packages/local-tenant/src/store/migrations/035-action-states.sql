-- What post-login Actions keep with a session, or with a family of refresh tokens, whose grant it is named by. Statements
-- may run more than once.
CREATE TABLE IF NOT EXISTS action_states (
  id         text PRIMARY KEY,
  state      jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS action_states_updated_at ON action_states (updated_at);
-- The version of its trigger that an Action names, and an id for each version of an Action.
ALTER TABLE actions ADD COLUMN IF NOT EXISTS trigger_version text;
ALTER TABLE action_versions ADD COLUMN IF NOT EXISTS id uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX IF NOT EXISTS action_versions_id ON action_versions (id);
