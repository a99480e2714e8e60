import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt, importPKCS8, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

interface KeyPair {
  publicKey: string;
  privateKey: string;
}
const pair = (): KeyPair =>
  generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const key = pair();
const other = pair();
const now = () => Math.floor(Date.now() / 1_000);

async function application(methods?: object, settings: object = {}) {
  const { body } = await call('POST', '/clients', {
    ...{ name: 'By a key', app_type: 'non_interactive', ...settings },
    client_authentication_methods: methods ?? {
      private_key_jwt: { credentials: [{ credential_type: 'public_key', pem: key.publicKey }] },
    },
  });
  await call('POST', '/client-grants', {
    ...{ client_id: body.client_id, audience: AUDIENCE, scope: ['read:plays'] },
  });
  const [credential] = (await call('GET', `/clients/${body.client_id}/credentials`)).body;
  return {
    clientId: String(body.client_id),
    credential: `/clients/${body.client_id}/credentials/${credential?.id}`,
  };
}

interface Assertion {
  claims?: Record<string, unknown>;
  header?: { alg?: string; kid?: string };
  by?: KeyPair;
}

async function assertionOf(clientId: string, { claims, header, by = key }: Assertion = {}) {
  const alg = header?.alg ?? 'RS256';
  const usual = {
    iss: clientId,
    sub: clientId,
    aud: tenant.issuer,
    jti: randomUUID(),
    iat: now(),
    exp: now() + 60,
  };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ ...header, alg })
    .sign(await importPKCS8(by.privateKey, alg));
}

async function ask(fields: Record<string, string>) {
  const form = { grant_type: 'client_credentials', audience: AUDIENCE, ...fields };
  const answer = await fetch(`${tenant.issuer}oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: (await answer.json()) as { access_token: string } };
}
const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const askBy = (client_assertion: string, fields = {}) =>
  ask({ client_assertion, client_assertion_type: TYPE, ...fields });
const REFUSED = { status: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } };

test('an application authenticates by an assertion that its key signed, with and without naming itself', async () => {
  const { clientId } = await application();
  for (const fields of [{}, { client_id: clientId }]) {
    const { status, body } = await askBy(await assertionOf(clientId), fields);
    expect([status, decodeJwt(body.access_token).sub]).toEqual([200, `${clientId}@clients`]);
  }
});

test('by a secret, or by none, it gets nothing', async () => {
  const { clientId } = await application(undefined, { client_secret: 'of-its-own' });
  expect(await ask({ client_id: clientId, client_secret: 'of-its-own' })).toEqual(REFUSED);
  expect(await ask({ client_id: clientId })).toEqual(REFUSED);
  const native = await application(undefined, { app_type: 'native' });
  expect(await ask({ client_id: native.clientId })).toEqual(REFUSED);
});

test.each<[string, Assertion | (() => Assertion)]>([
  ['signed by another key', { by: other }],
  ['signed by another algorithm than the credential has', { header: { alg: 'PS256' } }],
  ['for somebody else', { claims: { aud: 'https://elsewhere.example/' } }],
  ['of another issuer', { claims: { iss: 'somebody' } }],
  ['that has ended', () => ({ claims: { exp: now() - 60 } })],
  ['that counts for more than five minutes', () => ({ claims: { exp: now() + 330 } })],
  ['without an end', { claims: { exp: undefined } }],
  ['without an id', { claims: { jti: undefined } }],
  ['of a key that the application does not have', { header: { kid: 'another-key-id' } }],
])('an assertion %s is refused', async (_what, assertion) => {
  const { clientId } = await application();
  const given = typeof assertion === 'function' ? assertion() : assertion;
  expect(await askBy(await assertionOf(clientId, given))).toEqual(REFUSED);
});

test('an assertion counts once, also when it comes twice at once', async () => {
  const { clientId } = await application();
  const assertion = await assertionOf(clientId);
  // Both have looked whether it was used before either writes that it was.
  const holder = await tenant.db.connect();
  await holder.query('BEGIN; LOCK TABLE oidc_records IN EXCLUSIVE MODE');
  const asked = [askBy(assertion), askBy(assertion)];
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect.poll(async () => (await tenant.db.query(waiting)).rowCount).toBe(2);
  await holder.query('COMMIT');
  holder.release();
  expect((await Promise.all(asked)).map(({ status }) => status).sort()).toEqual([200, 401]);
  expect(await askBy(assertion)).toEqual(REFUSED);
});

test('a key opens nothing after it has ended, or was taken away, and does so again when that is taken back', async () => {
  const { clientId, credential } = await application();
  const status = async () => (await askBy(await assertionOf(clientId))).status;
  await call('PATCH', credential, { expires_at: '2020-01-01T00:00:00Z' });
  expect(await status()).toBe(401);
  await call('PATCH', credential, { expires_at: null });
  expect(await status()).toBe(200);
  await call('DELETE', credential);
  expect(await status()).toBe(401);
});

test('an application that Auth0 knows by a certificate gets nothing here, as nobody checks that', async () => {
  const credentials = [{ credential_type: 'cert_subject_dn', subject_dn: 'CN=app' }];
  const { clientId } = await application(
    { tls_client_auth: { credentials } },
    { client_secret: 'of-its-own' },
  );
  expect(await ask({ client_id: clientId, client_secret: 'of-its-own' })).toEqual(REFUSED);
});

test.each([
  { private_key_jwt: 'x' },
  { private_key_jwt: { credentials: 'x' } },
  { tls_client_auth: { credentials: [1] } },
])('refuses credentials that are none: %j', async (client_authentication_methods) => {
  const settings = { name: 'Odd', client_authentication_methods };
  expect((await call('POST', '/clients', settings)).status).toBe(400);
  const { body } = await call('POST', '/clients', { name: 'Even' });
  expect((await call('PATCH', `/clients/${body.client_id}`, { client_authentication_methods })).status).toBe(
    400,
  );
});

test('tells in the discovery document how an assertion may be signed', async () => {
  const answer = await fetch(`${tenant.issuer}.well-known/openid-configuration`);
  expect(await answer.json()).toMatchObject({
    token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt']),
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'PS256'],
  });
});

test('takes keys out of tenant.yaml, and starts on an export, which names them by ids alone', async () => {
  const methods = (credentials: Record<string, unknown>[]) => ({
    client_authentication_methods: { private_key_jwt: { credentials } },
  });
  const config = (pem: string) => ({
    clients: [
      { name: 'Whole', client_id: 'whole', ...methods([{ credential_type: 'public_key', pem }]) },
      {
        name: 'Exported',
        client_id: 'exported',
        client_secret: 'of-its-own',
        ...methods([{ id: 'cred_elsewhere' }]),
      },
    ],
    resourceServers: [{ identifier: AUDIENCE }],
    clientGrants: ['Whole', 'Exported'].map((client_id) => ({ client_id, audience: AUDIENCE })),
  });
  const own = await startTestTenant({ options: { clients: {}, config: config(key.publicKey) } });
  try {
    const claims = { aud: own.issuer };
    const form = { grant_type: 'client_credentials', audience: AUDIENCE, client_assertion_type: TYPE };
    const post = async (fields: Record<string, string>) => {
      const body = new URLSearchParams({ ...form, ...fields });
      return (await fetch(`${own.issuer}oauth/token`, { method: 'POST', body })).status;
    };
    expect(await post({ client_assertion: await assertionOf('whole', { claims }) })).toBe(200);
    expect(await post({ client_assertion: await assertionOf('exported', { claims }) })).toBe(401);
  } finally {
    await own.close();
  }
  await expect(startTestTenant({ options: { clients: {}, config: config('x') } })).rejects.toThrow(
    /The credentials of the application "Whole": .*Neither a public key nor a certificate/,
  );
});
