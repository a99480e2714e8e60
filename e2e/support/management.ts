import { machineToken } from '@setlist/local-tenant/test/sign-in';
import type { StackSettings } from '../env.ts';

/** As much of a user as the tests read. */
interface TenantUser {
  user_id: string;
  email: string;
  user_metadata?: Record<string, unknown>;
  app_metadata?: Record<string, unknown>;
  blocked?: boolean;
}

interface NewTenantUser {
  email: string;
  password: string;
  user_metadata?: Record<string, unknown>;
  app_metadata?: Record<string, unknown>;
}

/** The tenant's Management API, with the rights of its administrator. */
export interface Management {
  createUser(user: NewTenantUser): Promise<TenantUser>;
  getUser(userId: string): Promise<TenantUser>;
  /** Finds a user by email. Throws when there is none. */
  findUser(email: string): Promise<TenantUser>;
  /** Merges metadata as Auth0 does: first level, `null` deletes a key. */
  patchUser(userId: string, change: Partial<TenantUser>): Promise<TenantUser>;
  deleteUser(userId: string): Promise<void>;
  /** Changes how long the access tokens of an API last, in seconds. */
  setTokenLifetime(identifier: string, seconds: number): Promise<void>;
}

/** Makes a client of the Management API; calls throw an Error with what the tenant answered. */
export function createManagement(stack: StackSettings): Management {
  const issuer = `${stack.TENANT_URL}/`;
  const base = `${issuer}api/v2/`;
  const client = { clientId: stack.AUTH0_DEPLOY_CLIENT_ID, clientSecret: stack.AUTH0_DEPLOY_CLIENT_SECRET };
  const token = lazily(() => machineToken({ issuer, ...client }, base));

  async function send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }
  const user = (userId: string) => `users/${encodeURIComponent(userId)}`;

  return {
    createUser: (body) =>
      send('POST', 'users', {
        connection: 'Username-Password-Authentication',
        email_verified: true,
        ...body,
      }),
    getUser: (userId) => send('GET', user(userId)),
    async findUser(email) {
      const found = await send<TenantUser[]>('GET', `users-by-email?email=${encodeURIComponent(email)}`);
      if (!found[0]) throw new Error(`The tenant has no user ${email}.`);
      return found[0];
    },
    patchUser: (userId, change) => send('PATCH', user(userId), change),
    deleteUser: (userId) => send('DELETE', user(userId)),
    async setTokenLifetime(identifier, seconds) {
      await send('PATCH', `resource-servers/${encodeURIComponent(identifier)}`, { token_lifetime: seconds });
    },
  };
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
