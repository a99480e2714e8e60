import pg from 'pg';
import { explainConnectionError } from './explain-connection-error.ts';

const DOES_NOT_EXIST = '3D000';
const CREATED_MEANWHILE = new Set(['42P04', '23505']);

/**
 * Makes sure that database `name` exists on the server of `serverUrl`, and returns its URL.
 * Safe when several processes do it at once. Throws an error in words when the server cannot be used.
 */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  const databaseUrl = withDatabase(serverUrl, name);
  try {
    if (await exists(databaseUrl)) return databaseUrl;
    await create(withDatabase(serverUrl, 'postgres'), name);
    return databaseUrl;
  } catch (error) {
    throw new Error(explainConnectionError(databaseUrl, error), { cause: error });
  }
}

/** The same server, user and parameters with another database. */
export function withDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

async function exists(databaseUrl: string): Promise<boolean> {
  try {
    await withClient(databaseUrl, async () => undefined);
    return true;
  } catch (error) {
    if (codeOf(error) === DOES_NOT_EXIST) return false;
    throw error;
  }
}

async function create(maintenanceUrl: string, name: string): Promise<void> {
  await withClient(maintenanceUrl, async (client) => {
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    } catch (error) {
      if (!CREATED_MEANWHILE.has(codeOf(error))) throw error;
    }
  });
}

async function withClient<T>(databaseUrl: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection that breaks between two queries would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}
