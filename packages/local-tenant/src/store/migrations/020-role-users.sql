-- Whoever asks who has a role reads them in the order of their ids. Statements may run more than once.
CREATE INDEX IF NOT EXISTS user_roles_role_id ON user_roles (role_id, user_id);
