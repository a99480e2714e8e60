-- What happened in the tenant: log events, runs of Actions, and the mails that a real tenant would have sent.
CREATE TABLE IF NOT EXISTS log_events (
  seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  log_id      text NOT NULL UNIQUE,
  date        timestamptz NOT NULL DEFAULT now(),
  type        text NOT NULL,
  description text NOT NULL DEFAULT '',
  client_id   text,
  user_id     text,
  ip          text,
  details     jsonb
);
CREATE INDEX IF NOT EXISTS log_events_user_id ON log_events (user_id, seq);

CREATE TABLE IF NOT EXISTS action_runs (
  seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  date        timestamptz NOT NULL DEFAULT now(),
  action      text NOT NULL,
  user_id     text,
  protocol    text NOT NULL,
  duration_ms double precision NOT NULL,
  logs        jsonb NOT NULL,
  error       text
);
CREATE INDEX IF NOT EXISTS action_runs_action ON action_runs (action, seq);

CREATE TABLE IF NOT EXISTS mails (
  seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  date      timestamptz NOT NULL DEFAULT now(),
  recipient text NOT NULL,
  language  text NOT NULL,
  subject   text NOT NULL,
  body      text NOT NULL,
  link      text
);

CREATE TABLE IF NOT EXISTS password_tickets (
  token_hash text PRIMARY KEY,
  user_id    text NOT NULL REFERENCES users ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS failed_logins (
  email      text NOT NULL,
  ip         text NOT NULL,
  failures   integer NOT NULL,
  last_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (email, ip)
);
