import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

test('gives a machine the scopes of its grant, with gty, azp and its own subject', async () => {
  const { client_id } = tenant.clients.actions;
  const claims = decodeJwt(await tenant.machineToken(tenant.clients.actions, AUDIENCE));
  expect(claims).toMatchObject({
    sub: `${client_id}@clients`,
    azp: client_id,
    aud: AUDIENCE,
    scope: 'read:plays',
    gty: 'client-credentials',
  });
});

test('refuses an API that the machine has no grant for', async () => {
  await expect(tenant.machineToken(tenant.clients.actions)).rejects.toThrow(
    /403.*access_denied.*Client is not authorized to access .*You need to create a .*client-grant/,
  );
});

test('refuses an audience that nobody defined', async () => {
  await expect(tenant.machineToken(tenant.clients.deploy, 'https://nowhere.example')).rejects.toThrow(
    /403.*access_denied.*Service not found: https:\/\/nowhere.example/,
  );
});

test('refuses a machine that asks for a scope that it was not granted, and gives it what it was', async () => {
  const { client_id, client_secret } = tenant.clients.api;
  const ask = async (fields: Record<string, string>) => {
    const body = { grant_type: 'client_credentials', client_id, client_secret, ...fields };
    const answer = await fetch(`${tenant.issuer}oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const audience = tenant.managementAudience;
  const refused = (error_description: string) => ({
    status: 403,
    body: { error: 'access_denied', error_description },
  });
  for (const [scope, missing] of [
    ['read:users create:users', 'create:users'],
    ['create:users', 'create:users'],
    ['create:users read:users create:roles', 'create:users, create:roles'],
    ['openid', 'openid'],
    ['read:users offline_access', 'offline_access'],
    ['no:such-scope', 'no:such-scope'],
  ] as const)
    expect(await ask({ audience, scope }), scope).toEqual(
      refused(`Client has not been granted scopes: ${missing}`),
    );
  expect(await ask({ audience, scope: 'read:users' })).toMatchObject({
    status: 200,
    body: { scope: 'read:users' },
  });
  for (const fields of [{}, { audience: '' }, { scope: 'openid' }] as Record<string, string>[])
    expect(await ask(fields)).toEqual(
      refused('No audience parameter was provided, and no default audience has been configured'),
    );
});

test('knows its Management API by the https spelling of its address too, as the official clients ask for it', async () => {
  const { host } = new URL(tenant.issuer);
  const claims = decodeJwt(await tenant.machineToken(tenant.clients.api, `https://${host}/api/v2/`));
  expect(claims).toMatchObject({
    aud: `https://${host}/api/v2/`,
    scope: expect.stringContaining('update:users'),
  });
});

test('does not give a person a Management API token with scopes over other people', async () => {
  const { access_token } = await tenant.signIn({
    email: 'jane.doe@example.com',
    scope:
      'openid read:users update:users update:users_app_metadata read:current_user update:current_user_metadata',
    params: { audience: tenant.managementAudience },
  });
  expect(decodeJwt(access_token).scope).toBe('openid read:current_user update:current_user_metadata');
});

test('does not give a person a scope of an API that their roles do not permit', async () => {
  const { access_token } = await tenant.signIn({ email: 'jane.doe@example.com', scope: 'openid read:plays' });
  expect(decodeJwt(access_token).scope).toBe('openid');
});

test.each([
  ['scope', ['read:plays']],
  ['audience', [AUDIENCE]],
  ['audience', { a: 1 }],
  ['grant_type', ['client_credentials']],
  ['colour', [[]]],
])('refuses a request by JSON whose %s is %j, rather than to read the rest of it', async (name, value) => {
  const { client_id, client_secret } = tenant.clients.actions;
  const usual = { grant_type: 'client_credentials', client_id, client_secret, audience: AUDIENCE };
  const answer = await fetch(`${tenant.issuer}oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...usual, [name]: value }),
  });
  const error_description = `'${name}' parameter must be a string`;
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: 'invalid_request', error_description },
  ]);
});

test('takes scopes however they are set apart, an audience once, and no organization', async () => {
  const { client_id, client_secret } = tenant.clients.actions;
  const ask = async (...more: [string, string][]) => {
    const usual = { grant_type: 'client_credentials', client_id, client_secret, audience: AUDIENCE };
    const body = new URLSearchParams([...Object.entries(usual), ...more]);
    const answer = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const given = await ask(['scope', ' read:plays \t read:plays ']);
  expect([given.status, given.body.scope]).toEqual([200, 'read:plays']);
  expect(await ask(['audience', 'https://other.example'])).toEqual({
    status: 400,
    body: { error: 'invalid_request', error_description: "'audience' parameter must not be provided twice" },
  });
  expect(await ask(['organization', 'org_1'])).toEqual({
    status: 400,
    body: {
      error: 'invalid_request',
      error_description: 'parameter organization is not allowed for this client',
    },
  });
});
