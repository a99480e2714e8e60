-- Since when a key signs, until when it did, and when it was revoked. Statements may run more than once.
ALTER TABLE signing_keys ADD COLUMN IF NOT EXISTS current_since timestamptz;
ALTER TABLE signing_keys ADD COLUMN IF NOT EXISTS current_until timestamptz;
ALTER TABLE signing_keys ADD COLUMN IF NOT EXISTS revoked_at timestamptz;
UPDATE signing_keys SET current_since = created_at WHERE state = 'current' AND current_since IS NULL;
