-- What Auth0's Management API tells apart. Statements may run more than once.

-- Two applications may have one name.
ALTER TABLE clients DROP CONSTRAINT IF EXISTS clients_name_key;
CREATE INDEX IF NOT EXISTS clients_name ON clients (name);

-- Keys and certificates by which an application authenticates. What is secret of them stays with the application.
CREATE TABLE IF NOT EXISTS client_credentials (
  id         text PRIMARY KEY,
  client_id  text NOT NULL REFERENCES clients ON UPDATE CASCADE ON DELETE CASCADE,
  data       jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX IF NOT EXISTS client_credentials_client_id ON client_credentials (client_id);

-- An application has a grant for what it does by itself and another for what it does for people; one without an
-- application is the default of a group of them.
ALTER TABLE client_grants ADD COLUMN IF NOT EXISTS subject_type text NOT NULL DEFAULT 'client';
ALTER TABLE client_grants ADD COLUMN IF NOT EXISTS data jsonb NOT NULL DEFAULT '{}';
ALTER TABLE client_grants ALTER COLUMN client_id DROP NOT NULL;
ALTER TABLE client_grants DROP CONSTRAINT IF EXISTS client_grants_client_id_audience_key;
CREATE UNIQUE INDEX IF NOT EXISTS client_grants_of_client ON client_grants (client_id, audience, subject_type);
CREATE UNIQUE INDEX IF NOT EXISTS client_grants_default ON client_grants (audience, (data->>'default_for'))
  WHERE client_id IS NULL;

-- A role need not be described, an API need not have a name.
ALTER TABLE roles ALTER COLUMN description DROP NOT NULL, ALTER COLUMN description DROP DEFAULT;
ALTER TABLE resource_servers ALTER COLUMN name DROP NOT NULL;

-- The applications for which a way to sign in was switched off.
CREATE TABLE IF NOT EXISTS disabled_connections (
  connection_id text NOT NULL,
  client_id     text NOT NULL REFERENCES clients ON UPDATE CASCADE ON DELETE CASCADE,
  PRIMARY KEY (connection_id, client_id)
);
