import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageVersion } from './package-version.ts';
import { type Calls, recordCalls } from './record-calls.ts';
import { type SecureTenant, type SecureTenantOptions, startSecureTenant } from './start-tenant.ts';

/** Said when results/ or the table is not what was seen. */
export const HOW_TO_UPDATE = 'if this is meant: npm run update -w @setlist/local-tenant';

/** Where the tenant is known not to do what Auth0 does. */
interface Difference {
  endpoint: string;
  auth0: string;
  tenant: string;
}

/** What one client was seen to do; kept in results/, from where the table is made. */
export interface ClientResult {
  client: string;
  version: string;
  /** What has to be set to point the client at the tenant. */
  settings: string;
  checks: { title: string; calls: Calls }[];
  differences: Difference[];
}

export interface ClientTrial {
  readonly tenant: SecureTenant;
  /** A test of something that works as with Auth0. */
  matches(title: string, test: () => Promise<void>, timeoutMs?: number): void;
  /** A test of something that differs; it fails when the difference is gone. */
  differs(difference: Difference, test: () => Promise<void>): void;
  /** Comes last: a test that what was seen is what results/ says. `vitest -u` writes it anew. */
  keepsToTheTable(): void;
}

export type TrialOptions = Omit<SecureTenantOptions, 'appUrl'> & {
  /** Asked once, before the tenant starts. */
  appUrl?: () => Promise<string>;
};

/**
 * Tries a client, named as its npm package with a class of it after a blank, against a tenant of its own over TLS.
 * `settings` is what points it at the tenant.
 */
export function tryClient(
  name: string,
  settings: string,
  { appUrl, ...options }: TrialOptions = {},
): ClientTrial {
  let tenant: SecureTenant | undefined;
  const result: ClientResult = {
    client: name,
    version: packageVersion(name.split(' ')[0] ?? name),
    settings,
    checks: [],
    differences: [],
  };
  const recorder = recordCalls(() => tenant?.port ?? -1);

  beforeAll(async () => {
    tenant = await startSecureTenant({ ...options, ...(appUrl ? { appUrl: await appUrl() } : {}) });
  });
  afterAll(async () => {
    recorder.stop();
    await tenant?.close();
  });

  return {
    get tenant() {
      if (!tenant) throw new Error('The tenant runs during tests only.');
      return tenant;
    },
    matches: (title, test, timeoutMs) =>
      it(title, { ...(timeoutMs ? { timeout: timeoutMs } : {}) }, async () => {
        await recorder.take();
        await test();
        result.checks.push({ title, calls: await recorder.take() });
      }),
    differs: (difference, test) =>
      it(`differs: ${difference.endpoint}: ${difference.tenant}`, async () => {
        await test();
        result.differences.push(difference);
      }),
    keepsToTheTable: () =>
      it('did what results/ says of it', async () => {
        const file = join(
          import.meta.dirname,
          'results',
          `${name.replace('@', '').replaceAll(/[ /]/g, '-')}.json`,
        );
        await expect(`${JSON.stringify(result, null, 2)}\n`, HOW_TO_UPDATE).toMatchFileSnapshot(file);
      }),
  };
}
