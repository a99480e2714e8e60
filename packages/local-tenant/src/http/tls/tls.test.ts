import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { authorizeUrl, signIn } from '@setlist/local-tenant/test/sign-in';
import { DEMO_PASSWORD, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { loadCertificates } from './load-certificates.ts';

let folder: string;
let tenant: TestTenant;
let https: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setlist-tls-'));
  tenant = await startTestTenant({ options: { tls: { port: 0, folder } } });
  https = tenant.tls?.url ?? '';
  const ca = await readFile(tenant.tls?.caFile ?? '', 'utf8');
  setDefaultCACertificates([...getCACertificates('default'), ca]);
});

afterAll(async () => {
  await tenant.close();
  await rm(folder, { recursive: true });
});

async function getJson(url: string) {
  return (await (await fetch(url)).json()) as Record<string, unknown>;
}

it('answers discovery with the address that was asked', async () => {
  const path = '.well-known/openid-configuration';
  const secure = await getJson(`${https}${path}`);
  expect(secure.issuer).toBe(https);
  const addresses = Object.entries(secure).filter(
    ([name]) => name.endsWith('_endpoint') || name === 'jwks_uri',
  );
  expect(addresses.length).toBeGreaterThan(5);
  for (const [name, address] of addresses) expect(address, name).toMatch(new RegExp(`^${https}`));
  expect((await getJson(`${tenant.issuer}${path}`)).issuer).toBe(tenant.issuer);
});

it('signs people in over https, with tokens of the https issuer', async () => {
  const tokens = await signIn(
    { ...tenant.web, issuer: https },
    { email: 'vera@setlist.example', password: DEMO_PASSWORD },
  );
  expect(decodeJwt(tokens.id_token ?? '').iss).toBe(https);
  const access = decodeJwt(tokens.access_token);
  expect(access.iss).toBe(https);
  expect(access.aud).toEqual([tenant.web.audience, `${https}userinfo`]);
});

it('gives cookies over https only back over https', async () => {
  const url = authorizeUrl({ ...tenant.web, issuer: https });
  const cookies = (await fetch(url, { redirect: 'manual' })).headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatch(/; secure/i);
});

it('opens the Management API to tokens for its https audience', async () => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    ...tenant.clients.deploy,
    audience: `${https}api/v2/`,
  });
  const answer = await fetch(`${https}oauth/token`, { method: 'POST', body });
  const token = (await answer.json()) as { access_token: string };
  const call = (base: string) =>
    fetch(`${base}api/v2/users/auth0%7Cvera`, {
      headers: { authorization: `Bearer ${token.access_token}` },
    });
  expect((await call(https)).status).toBe(200);
  expect((await call(tenant.issuer)).status, 'the http issuer did not sign it').toBe(401);
});

it('keeps keys from other users of the machine', async () => {
  for (const name of ['ca-key.pem', 'localhost-key.pem']) {
    expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600);
  }
});

it('keeps its certificates, and vouches for loopback names only', async () => {
  const { cert } = await loadCertificates(folder);
  expect(await loadCertificates(folder)).toMatchObject({ cert });
  const leaf = new X509Certificate(cert);
  expect(leaf.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
});

it('makes a broken certificate anew, under the authority that is trusted already', async () => {
  const other = await mkdtemp(join(tmpdir(), 'setlist-tls-'));
  const { cert, caFile } = await loadCertificates(other);
  const ca = await readFile(caFile, 'utf8');
  await writeFile(join(other, 'localhost.pem'), 'not a certificate');
  const renewed = await loadCertificates(other);
  expect(renewed.cert).not.toBe(cert);
  expect(await readFile(caFile, 'utf8')).toBe(ca);
  expect(new X509Certificate(renewed.cert).verify(new X509Certificate(ca).publicKey)).toBe(true);
  await rm(other, { recursive: true });
});

it('renews the certificate, and later the authority, a month before they end', async () => {
  const other = await mkdtemp(join(tmpdir(), 'setlist-tls-'));
  const { cert, caFile } = await loadCertificates(other);
  const ca = await readFile(caFile, 'utf8');
  const inDays = async (days: number) => {
    vi.setSystemTime(Date.now() + days * 86_400_000);
    return (await loadCertificates(other)).cert;
  };
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    expect(await inDays(366)).toBe(cert);
    expect(await inDays(2)).not.toBe(cert);
    expect(await readFile(caFile, 'utf8')).toBe(ca);
    await inDays(3_260);
    expect(await readFile(caFile, 'utf8')).not.toBe(ca);
  } finally {
    vi.useRealTimers();
    await rm(other, { recursive: true });
  }
});

it('names the variable of a taken port', async () => {
  const { port = 0 } = tenant.tls ?? {};
  await expect(startTestTenant({ options: { tls: { port, folder } } })).rejects.toThrow('TENANT_TLS_PORT');
});
