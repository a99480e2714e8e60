-- Which runs belong to one flow, whose id the log names, and what each asked for. Statements may run more than once.
ALTER TABLE action_runs ADD COLUMN IF NOT EXISTS execution text;
ALTER TABLE action_runs ADD COLUMN IF NOT EXISTS asked jsonb NOT NULL DEFAULT '[]';
CREATE INDEX IF NOT EXISTS action_runs_execution ON action_runs (execution);
