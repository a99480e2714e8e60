-- Permissions that a user has without a role between. Statements may run more than once.
CREATE TABLE IF NOT EXISTS user_permissions (
  user_id    text NOT NULL REFERENCES users ON DELETE CASCADE,
  identifier text NOT NULL REFERENCES resource_servers (identifier) ON DELETE CASCADE,
  permission text NOT NULL,
  PRIMARY KEY (user_id, identifier, permission)
);
