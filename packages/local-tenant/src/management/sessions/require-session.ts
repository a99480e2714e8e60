import type { Database } from '../../store/database.ts';
import { findSession, type SessionRow } from '../../store/sessions.ts';
import { ManagementError } from '../errors.ts';

/** Finds a session that goes on by its id. Throws 404 when there is none. */
export async function requireSession(db: Database, id = ''): Promise<SessionRow> {
  const session = await findSession(db, id);
  if (!session) throw new ManagementError(404, 'The session does not exist.', 'inexistent_session');
  return session;
}
