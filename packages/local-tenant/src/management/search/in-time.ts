import { type Database, inTransaction, type Pool } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';

// Auth0 waits for two seconds; a developer's machine may be busy.
const LIMIT_MS = 5_000;
const CANCELLED = '57014';

/**
 * Reads what a search asks for, and gives up on any one statement after five seconds. Throws 503, as Auth0 does then.
 * https://auth0.com/docs/manage-users/user-search/user-search-best-practices
 */
export async function inTime<T>(pool: Pool, work: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(pool, async (db) => {
      await db.query(`SET LOCAL statement_timeout = ${LIMIT_MS}`);
      return work(db);
    });
  } catch (error) {
    if ((error as { code?: string }).code !== CANCELLED) throw error;
    const message = 'The query exceeded the timeout. Please try refining your search criteria.';
    throw new ManagementError(503, message, 'query_timeout');
  }
}
