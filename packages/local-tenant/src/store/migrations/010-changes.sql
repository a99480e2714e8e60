-- Tells whoever listens on `tenant_changes` which table changed and, where a single row did, its id. Statements may
-- run more than once.
CREATE OR REPLACE FUNCTION notify_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  id text;
BEGIN
  IF TG_LEVEL = 'ROW' THEN
    id := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END ->> TG_ARGV[0];
  END IF;
  PERFORM pg_notify('tenant_changes', json_build_object('table', TG_TABLE_NAME, 'id', id)::text);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER users_changed AFTER UPDATE OR DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION notify_change('user_id');
-- An import adds thousands at once: one word is enough.
CREATE OR REPLACE TRIGGER users_added AFTER INSERT ON users
  FOR EACH STATEMENT EXECUTE FUNCTION notify_change();
CREATE OR REPLACE TRIGGER user_roles_changed AFTER INSERT OR DELETE ON user_roles
  FOR EACH ROW EXECUTE FUNCTION notify_change('user_id');
CREATE OR REPLACE TRIGGER actions_changed AFTER INSERT OR UPDATE OR DELETE ON actions
  FOR EACH STATEMENT EXECUTE FUNCTION notify_change();
CREATE OR REPLACE TRIGGER trigger_bindings_changed AFTER INSERT OR UPDATE OR DELETE ON trigger_bindings
  FOR EACH STATEMENT EXECUTE FUNCTION notify_change();
CREATE OR REPLACE TRIGGER clients_changed AFTER INSERT OR UPDATE OR DELETE ON clients
  FOR EACH STATEMENT EXECUTE FUNCTION notify_change();
CREATE OR REPLACE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE ON settings
  FOR EACH STATEMENT EXECUTE FUNCTION notify_change();
