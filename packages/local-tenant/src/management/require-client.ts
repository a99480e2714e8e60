import { type ClientRow, findClient } from '../store/clients.ts';
import type { Database } from '../store/database.ts';
import { ManagementError } from './errors.ts';

/** Finds an application; `lock` keeps it from others until the transaction ends. Throws 404 when there is none. */
export async function requireClient(
  db: Database,
  clientId = '',
  options: { lock?: boolean } = {},
): Promise<ClientRow> {
  const client = await findClient(db, clientId, options);
  if (!client) throw new ManagementError(404, 'The client does not exist', 'inexistent_client');
  return client;
}
