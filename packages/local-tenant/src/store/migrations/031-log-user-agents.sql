-- From which browser or library it happened. Statements may run more than once.
ALTER TABLE log_events ADD COLUMN IF NOT EXISTS user_agent text;
