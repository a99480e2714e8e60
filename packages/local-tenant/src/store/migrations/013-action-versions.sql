-- What was deployed of an Action, each time that it differed from what was deployed before. Statements may run more
-- than once.
CREATE TABLE IF NOT EXISTS action_versions (
  action_id  text NOT NULL REFERENCES actions ON DELETE CASCADE,
  number     integer NOT NULL,
  content    jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (action_id, number)
);
INSERT INTO action_versions (action_id, number, content, created_at)
  SELECT id, version, deployed, deployed_at FROM actions WHERE deployed IS NOT NULL ON CONFLICT DO NOTHING;
