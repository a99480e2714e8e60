import { UNLIMITED_SWITCHES } from '@setlist/local-tenant/switches/switches';
import { ManagementClient } from 'auth0';
import { expect } from 'vitest';
import { VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

// Auth0's free plan lets two requests a second through. One in two seconds is soon used up on a slow machine too.
const management = { enabled: true, burst: 1, perSecond: 0.5 };
const trial = tryClient('auth0 ManagementClient rate limits', '`domain: "localhost:4443"`', {
  switches: { ...UNLIMITED_SWITCHES, rateLimits: { ...UNLIMITED_SWITCHES.rateLimits, management } },
});

function client(maxRetries?: number): ManagementClient {
  const { domain, apps } = trial.tenant;
  const { client_id: clientId, client_secret: clientSecret } = apps.deploy;
  return new ManagementClient({
    domain,
    clientId,
    clientSecret,
    ...(maxRetries === 0 ? { maxRetries } : {}),
  });
}

trial.matches('waits as long as the headers say, and repeats the request', async () => {
  const patient = client();
  const users = await Promise.all([patient.users.get(VERA.id), patient.users.get(VERA.id)]);
  expect(users.map(({ email }) => email)).toEqual([VERA.email, VERA.email]);
});

trial.matches('gets the error of Auth0 when it does not want to wait', async () => {
  const hasty = client(0);
  await client().users.get(VERA.id);
  const results = await Promise.allSettled([1, 2, 3].map(() => hasty.users.get(VERA.id)));
  const refused = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  expect(refused.reason).toMatchObject({
    statusCode: 429,
    body: { message: 'Global limit has been reached', errorCode: 'too_many_requests' },
  });
});

trial.keepsToTheTable();
