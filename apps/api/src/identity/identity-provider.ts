import { setTimeout as delay } from 'node:timers/promises';
import { XrayProfile } from '@setlist/contracts';
import { ManagementClient } from 'auth0';
import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { ACCOUNT_FIELDS, AccountProfile } from './account-profile.ts';
import { explainFailure, isLimited } from './explain-failure.ts';
import { PROFILE_FIELDS, pickProfile } from './profile.ts';
import { type Call, createSessionsThere, type SessionsThere, undefinedWhenGone } from './sessions-there.ts';
import { createTenantFetch } from './tenant-fetch.ts';

/** The parts of a user that the API reads. */
interface IdentityUser {
  userMetadata: Record<string, unknown>;
  appMetadata: Record<string, unknown>;
}

/** First-level changes of one kind of metadata; null removes a key. What is not named stays (Management API v2). */
interface UserPatch {
  user_metadata?: Record<string, unknown>;
  app_metadata?: Record<string, unknown>;
}

/**
 * The identity provider's Management API, as far as Setlist needs it.
 * Throws `not-found` for a user it does not know, `identity-provider-unavailable` when it does not do its part.
 */
export interface IdentityProvider extends SessionsThere {
  getUser(userId: string): Promise<IdentityUser>;
  patchUser(userId: string, patch: UserPatch): Promise<IdentityUser>;
  /** What X-ray shows of a user: both metadata and some of what is beside them, as it stands there. */
  getProfile(userId: string): Promise<XrayProfile>;
  /** All that the account's page and its export show of a user. */
  getAccount(userId: string): Promise<AccountProfile>;
  /** Deletes a user with their sessions; that there is none any more is no error. */
  deleteUser(userId: string): Promise<void>;
  /** Milliseconds to wait before the next call, from the rate limit that the last answer told; 0 when none. */
  waitMs(): number;
}

/**
 * Makes the client on the official SDK. But for a rate limit that is over in a moment it does not retry: a person is
 * waiting, or a job retries by itself. It calls with `send`, or the global `fetch`.
 */
export function createIdentityProvider(env: Env, log: Logger, send?: typeof fetch): IdentityProvider {
  const tenant = new URL(env.managementUrl);
  const tenantFetch = createTenantFetch(tenant, env.tenantTimeoutMs, send);
  const client = new ManagementClient({
    domain: tenant.host,
    clientId: env.clientId,
    clientSecret: env.clientSecret,
    fetch: tenantFetch.fetch,
    maxRetries: 0,
    telemetry: false,
  });
  // A limit that opens again within the time a person waits anyway is waited for; a longer one is told.
  const waitBriefly = async () => {
    const wait = tenantFetch.waitMs();
    if (wait > 0 && wait <= env.tenantTimeoutMs) await delay(wait);
  };
  const call: Call = async (userId, answer, isChange = false) => {
    try {
      await waitBriefly();
      return await Promise.resolve(answer()).catch(async (error) => {
        if (!isLimited(error)) throw error;
        await waitBriefly();
        return answer();
      });
    } catch (error) {
      // Not the error itself: it carries the answer's headers and body.
      log.warn({ userId, reason: String(error) }, 'the identity provider refused or did not answer');
      throw explainFailure(error, tenantFetch.waitMs(), isChange);
    }
  };
  return {
    getUser: async (id) =>
      metadataOf(await call(id, () => client.users.get(id, { fields: 'user_metadata,app_metadata' }))),
    patchUser: async (id, patch) => metadataOf(await call(id, () => client.users.update(id, patch), true)),
    async getProfile(id) {
      const user = await call(id, () => client.users.get(id, { fields: PROFILE_FIELDS.join(',') }));
      return XrayProfile.parse({ user_metadata: {}, app_metadata: {}, ...pickProfile(user) });
    },
    async getAccount(id) {
      const user = await call(id, () => client.users.get(id, { fields: ACCOUNT_FIELDS.join(',') }));
      return AccountProfile.parse(withoutNulls(user));
    },
    ...createSessionsThere(client, call),
    deleteUser: (id) => call(id, () => client.users.delete(id), true).catch(undefinedWhenGone),
    waitMs: tenantFetch.waitMs,
  };
}

const withoutNulls = (user: object) =>
  Object.fromEntries(Object.entries(user).filter(([, value]) => value !== null));

function metadataOf(user: UserPatch): IdentityUser {
  return { userMetadata: user.user_metadata ?? {}, appMetadata: user.app_metadata ?? {} };
}
