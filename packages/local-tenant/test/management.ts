import type { TestTenant } from './tenant.ts';

export interface ManagementAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
  body: any;
  headers: Headers;
}

export type ManagementCall = (method: string, path: string, body?: unknown) => Promise<ManagementAnswer>;

/** Calls the Management API of a test tenant with a bearer token; the deploy client's, with all scopes, unless given. */
export async function managementClient(tenant: TestTenant, token?: string): Promise<ManagementCall> {
  const bearer = token ?? (await tenant.machineToken());
  return async (method, path, body) => {
    const response = await fetch(`${tenant.issuer}api/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
  };
}
