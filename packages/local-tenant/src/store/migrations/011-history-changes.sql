-- Open pages of the dashboard hear of what happens, too. See 010-changes.sql.
CREATE OR REPLACE TRIGGER log_events_changed AFTER INSERT ON log_events
  FOR EACH STATEMENT EXECUTE FUNCTION notify_change();
CREATE OR REPLACE TRIGGER action_runs_changed AFTER INSERT ON action_runs
  FOR EACH STATEMENT EXECUTE FUNCTION notify_change();
CREATE OR REPLACE TRIGGER mails_changed AFTER INSERT OR DELETE ON mails
  FOR EACH STATEMENT EXECUTE FUNCTION notify_change();
