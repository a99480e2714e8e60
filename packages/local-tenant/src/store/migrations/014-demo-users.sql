-- The sign-in page asks for the oldest twelve; those of one import are of one age.
DROP INDEX IF EXISTS users_demo;
CREATE INDEX users_demo ON users (created_at, user_id) WHERE demo;
