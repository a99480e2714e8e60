import type { Response } from 'express';
import { findClient } from '../store/clients.ts';
import type { Tenant } from '../tenant.ts';

/** Whether the application exists; answers 401 in the words of Auth0 when it does not. */
export async function requireClientOf(
  { pool }: Tenant,
  clientId: string,
  response: Response,
): Promise<boolean> {
  if (await findClient(pool, clientId)) return true;
  response.status(401).json({ error: 'invalid_client', error_description: `Unknown client: ${clientId}` });
  return false;
}
