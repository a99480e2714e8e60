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
export async function readApplications(target: DeployTarget): Promise<Application[]> {
  const query = 'is_global=false&per_page=100&fields=name,client_id,client_secret&include_fields=true';
  return ask(target, `clients?${query}`);
}

/**
 * Creates an application for a machine. It has a name, and the ID and the secret that the tenant gives it; the import
 * sets all else. Throws a UserError that says what the tenant answered when it refuses.
 */
export async function createApplication(target: DeployTarget, name: string): Promise<Application> {
  return ask(target, 'clients', { name, app_type: 'non_interactive' });
}

/** Asks the Management API; with a body it is a POST. */
async function ask<T>({ domain, clientId, clientSecret }: DeployTarget, path: string, body?: object) {
  const base = `https://${domain}`;
  const { access_token } = await send<{ access_token: string }>(`${base}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: `${base}/api/v2/`,
    }),
  });
  const authorization = `Bearer ${access_token}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const method = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return send<T>(`${base}/api/v2/${path}`, { ...method, headers });
}

async function send<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }).catch((error) => {
    throw new UserError(`${new URL(url).origin} does not answer: ${error.cause?.message ?? error.message}`);
  });
  if (response.ok) return (await response.json()) as T;
  throw new UserError(`${url.split('?')[0]} answered ${response.status}: ${await response.text()}`);
}
