import { X509Certificate } from 'node:crypto';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const published = async (): Promise<string[]> => {
  const { keys } = (await (await fetch(`${tenant.issuer}.well-known/jwks.json`)).json()) as {
    keys: { kid: string }[];
  };
  return keys.map(({ kid }) => kid);
};
const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const currentKid = async () => kidOf((await tenant.signIn({ email: 'jane.doe@example.com' })).access_token);

test('publishes no private part of a key', async () => {
  const { keys } = (await (await fetch(`${tenant.issuer}.well-known/jwks.json`)).json()) as {
    keys: object[];
  };
  expect(keys).toHaveLength(2);
  for (const key of keys)
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5c', 'x5t']);
});

test('signs with a key that was published before, and keeps the one before it published', async () => {
  const [before, after] = [await published(), await call('POST', '/keys/signing/rotate')];
  expect(after.status).toBe(201);
  expect(before).toContain(after.body.kid);
  expect(await currentKid()).toBe(after.body.kid);
  expect(await published()).toEqual(expect.arrayContaining(before));
  const { body } = await call('GET', '/keys/signing');
  const states = body.map((key: object) => Object.keys(key)[1]);
  expect(states).toEqual(expect.arrayContaining(['current', 'next', 'previous']));
});

test('shows each key with its certificate in three forms, and since when it was what', async () => {
  const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const { body } = await call('GET', '/keys/signing');
  for (const key of body) {
    const { fingerprint, publicKey, raw } = new X509Certificate(key.cert);
    expect(key).toMatchObject({ fingerprint, thumbprint: fingerprint.replaceAll(':', '') });
    expect(key.pkcs7).toMatch(/^-----BEGIN PKCS7-----\n[^-]+\n-----END PKCS7-----\n$/);
    expect(Buffer.from(key.pkcs7.split('-----')[2], 'base64').includes(raw)).toBe(true);
    expect(publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
    expect(await call('GET', `/keys/signing/${key.kid}`)).toMatchObject({ status: 200, body: key });
  }
  const of = (state: string) => body.filter((key: Record<string, unknown>) => key[state]);
  expect(of('current')).toEqual([expect.objectContaining({ current_since: moment })]);
  expect(of('next')).toHaveLength(1);
  for (const property of ['current_since', 'current_until', 'revoked_at'])
    expect(of('next')[0]).not.toHaveProperty(property);
  expect(of('previous')[0]).toMatchObject({ current_until: moment });
  expect(of('previous')[0]).not.toHaveProperty('revoked_at');
});

test('lets nobody fail while keys are rotated under load, verifiers with cached keys included', async () => {
  const jwks = createRemoteJWKSet(new URL(`${tenant.issuer}.well-known/jwks.json`));
  await jwtVerify(await tenant.machineToken(), jwks);
  const requests = Promise.all(Array.from({ length: 20 }, () => tenant.machineToken()));
  const [tokens] = await Promise.all([requests, call('POST', '/keys/signing/rotate')]);
  for (const token of tokens) await expect(jwtVerify(token, jwks)).resolves.toBeDefined();
  expect((await call('GET', '/keys/signing')).status).toBe(200);
});

test('refuses tokens of a revoked key, and revokes no key that is in use', async () => {
  const old = await tenant.machineToken();
  const kid = kidOf(old);
  const { body: keys } = await call('GET', '/keys/signing');
  const next = keys.find((key: { next?: boolean }) => key.next);
  for (const used of [kid, next.kid])
    expect(await call('PUT', `/keys/signing/${used}/revoke`)).toMatchObject({
      status: 400,
      body: {
        errorCode: 'operation_not_supported',
        message: 'A key in use cannot be revoked: rotate first.',
      },
    });
  await call('POST', '/keys/signing/rotate');
  const fresh = await managementClient(tenant);
  expect((await fresh('PUT', `/keys/signing/${kid}/revoke`)).body).toMatchObject({
    ...{ kid, revoked: true, revoked_at: expect.any(String) },
  });
  expect(await published()).not.toContain(kid);
  expect((await (await managementClient(tenant, old))('GET', '/clients')).status).toBe(401);
  expect(await fresh('GET', '/keys/signing/unknown')).toMatchObject({
    status: 404,
    body: { errorCode: 'inexistent_signing_key', message: 'The signing key does not exist.' },
  });
});
