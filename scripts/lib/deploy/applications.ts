import { UserError } from '../user-error.ts';
import type { DeployTarget } from './run-deploy-cli.ts';

export interface Application {
  name: string;
  client_id: string;
  client_secret?: string;
}

/**
 * Reads the applications of a tenant with their secrets, through its Management API. Throws a UserError that says
 * what the tenant answered when it does not give them.
 */
export async function readApplications({ domain, clientId, clientSecret }: DeployTarget) {
  const base = `https://${domain}`;
  const { access_token } = await ask<{ access_token: string }>(`${base}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: `${base}/api/v2/`,
    }),
  });
  const query = 'is_global=false&per_page=100&fields=name,client_id,client_secret&include_fields=true';
  const headers = { authorization: `Bearer ${access_token}` };
  return ask<Application[]>(`${base}/api/v2/clients?${query}`, { headers });
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }).catch((error) => {
    throw new UserError(`${new URL(url).origin} does not answer: ${error.cause?.message ?? error.message}`);
  });
  if (response.ok) return (await response.json()) as T;
  throw new UserError(`${url.split('?')[0]} answered ${response.status}: ${await response.text()}`);
}
