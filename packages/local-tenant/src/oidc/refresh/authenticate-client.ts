import { hash, timingSafeEqual } from 'node:crypto';
import type { ClientRow } from '../../store/clients.ts';
import type { Lookups } from '../../store/lookups.ts';
import { toClientMetadata } from '../client-metadata.ts';
import { grantNotAllowed, invalidRequest, unauthorizedClient } from '../token-error.ts';

export interface Credentials {
  clientId?: string;
  clientSecret?: string;
}

/**
 * Finds the application that asks for tokens by what it shows: its secret in the body or by HTTP Basic, or nothing but
 * its id when it is a public one (RFC 6749, 2.3.1). Throws a TokenError for any other, and for one that may not refresh.
 */
export async function authenticateClient(
  lookups: Lookups,
  { clientId, clientSecret }: Credentials,
): Promise<ClientRow> {
  if (!clientId) throw invalidRequest('no client authentication mechanism provided');
  const client = await lookups.client(clientId);
  if (!client) throw unauthorizedClient();
  const { token_endpoint_auth_method, grant_types } = toClientMetadata(client);
  const isPublic = token_endpoint_auth_method === 'none';
  if (isPublic === Boolean(clientSecret)) throw unauthorizedClient();
  if (!isPublic && !isEqual(clientSecret ?? '', client.client_secret)) throw unauthorizedClient();
  if (!(grant_types as string[]).includes('refresh_token')) throw grantNotAllowed('refresh_token');
  return client;
}

/** Reads an application's id and secret from the body or the Authorization header. Throws when it shows two secrets. */
export function readCredentials(
  authorization: string | undefined,
  { client_id, client_secret }: { client_id?: string; client_secret?: string },
): Credentials {
  if (authorization === undefined) return { clientId: client_id, clientSecret: client_secret };
  if (client_secret) {
    throw invalidRequest('client authentication must only be provided using one mechanism');
  }
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? [];
  const [, id, secret] = /^([^:]*):(.+)$/.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  const [clientId, clientSecret] = [decode(id), decode(secret)];
  if (!clientId || !clientSecret) throw invalidRequest('invalid authorization header value format');
  if (client_id !== undefined && client_id !== clientId) throw invalidRequest('client_id mismatch');
  return { clientId, clientSecret };
}

function decode(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return undefined;
  }
}

// Digests are of one length and tell nothing of where the secrets differ.
function isEqual(given: string, kept: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given), digest(kept));
}
