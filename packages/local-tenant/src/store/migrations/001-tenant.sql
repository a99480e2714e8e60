-- What an Auth0 tenant keeps. Statements may run more than once.
CREATE TABLE IF NOT EXISTS settings (
  name  text PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE IF NOT EXISTS signing_keys (
  kid         text PRIMARY KEY,
  private_jwk jsonb NOT NULL,
  state       text NOT NULL CHECK (state IN ('current', 'next', 'previous', 'revoked')),
  created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS users (
  user_id             text PRIMARY KEY,
  connection          text NOT NULL,
  email               text CHECK (email = lower(email)),
  email_verified      boolean NOT NULL DEFAULT false,
  username            text,
  name                text,
  nickname            text,
  given_name          text,
  family_name         text,
  picture             text,
  password_hash       text,
  blocked             boolean,
  user_metadata       jsonb,
  app_metadata        jsonb,
  multifactor         jsonb,
  demo                boolean NOT NULL DEFAULT false,
  last_ip             text,
  last_login          timestamptz,
  last_password_reset timestamptz,
  logins_count        integer NOT NULL DEFAULT 0,
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX IF NOT EXISTS users_connection_email ON users (connection, email);
CREATE INDEX IF NOT EXISTS users_email ON users (email);
CREATE INDEX IF NOT EXISTS users_created_at ON users (created_at);
CREATE INDEX IF NOT EXISTS users_demo ON users (created_at) WHERE demo;

CREATE TABLE IF NOT EXISTS clients (
  client_id     text PRIMARY KEY,
  client_secret text NOT NULL,
  name          text NOT NULL UNIQUE,
  data          jsonb NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE IF NOT EXISTS resource_servers (
  id         text PRIMARY KEY,
  identifier text NOT NULL UNIQUE,
  name       text NOT NULL,
  data       jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE IF NOT EXISTS client_grants (
  id         text PRIMARY KEY,
  client_id  text NOT NULL REFERENCES clients ON UPDATE CASCADE ON DELETE CASCADE,
  audience   text NOT NULL REFERENCES resource_servers (identifier) ON DELETE CASCADE,
  scope      text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (client_id, audience)
);

CREATE TABLE IF NOT EXISTS roles (
  id          text PRIMARY KEY,
  name        text NOT NULL UNIQUE,
  description text NOT NULL DEFAULT '',
  created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS role_permissions (
  role_id    text NOT NULL REFERENCES roles ON DELETE CASCADE,
  identifier text NOT NULL REFERENCES resource_servers (identifier) ON DELETE CASCADE,
  permission text NOT NULL,
  PRIMARY KEY (role_id, identifier, permission)
);

CREATE TABLE IF NOT EXISTS user_roles (
  user_id text NOT NULL REFERENCES users ON DELETE CASCADE,
  role_id text NOT NULL REFERENCES roles ON DELETE CASCADE,
  PRIMARY KEY (user_id, role_id)
);

CREATE TABLE IF NOT EXISTS actions (
  id            text PRIMARY KEY,
  name          text NOT NULL UNIQUE,
  trigger_id    text NOT NULL,
  draft         jsonb NOT NULL,
  deployed      jsonb,
  deployed_at   timestamptz,
  version       integer NOT NULL DEFAULT 0,
  created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS trigger_bindings (
  id           text PRIMARY KEY,
  trigger_id   text NOT NULL,
  action_id    text NOT NULL REFERENCES actions ON DELETE CASCADE,
  display_name text NOT NULL,
  position     integer NOT NULL
);

-- Sessions, interactions, codes, grants and tokens of the authorization server. Ids are SHA-256 hashes, so that
-- a copy of the table opens no session.
CREATE TABLE IF NOT EXISTS oidc_records (
  kind        text NOT NULL,
  id_hash     text NOT NULL,
  payload     jsonb NOT NULL,
  uid         text,
  grant_id    text,
  consumed_at timestamptz,
  expires_at  timestamptz,
  PRIMARY KEY (kind, id_hash)
);
CREATE INDEX IF NOT EXISTS oidc_records_uid ON oidc_records (uid) WHERE uid IS NOT NULL;
CREATE INDEX IF NOT EXISTS oidc_records_grant_id ON oidc_records (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS oidc_records_expires_at ON oidc_records (expires_at);
