import { insertClient, newCredentials } from '../../store/clients.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { ClientInput } from './client-schema.ts';
import { clientView } from './client-view.ts';
import { nameTaken } from './name-taken.ts';

const GRANTS: Record<string, string[]> = {
  non_interactive: ['client_credentials'],
  regular_web: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
  spa: ['authorization_code', 'implicit', 'refresh_token'],
  native: ['authorization_code', 'implicit', 'refresh_token'],
};

/** Adds an application with new credentials, and the grant types that its type usually has. Throws 409 for a taken name. */
export async function createClient(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, ClientInput>,
): Promise<unknown> {
  const { name, client_secret, token_endpoint_auth_method, ...data } = body;
  const isPublic =
    token_endpoint_auth_method === 'none' || data.app_type === 'spa' || data.app_type === 'native';
  const client = {
    ...newCredentials(),
    ...(client_secret === undefined ? {} : { client_secret }),
    name,
    data: {
      grant_types: GRANTS[data.app_type ?? 'regular_web'] ?? [],
      token_endpoint_auth_method: token_endpoint_auth_method ?? (isPublic ? 'none' : 'client_secret_post'),
      ...data,
      client_metadata: withoutNulls(data.client_metadata),
    },
  };
  if (!(await insertClient(tenant.pool, client))) throw nameTaken(name);
  return clientView(tenant, client);
}

/** Null deletes a key of client metadata. */
export function withoutNulls(metadata: Record<string, string | null> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
