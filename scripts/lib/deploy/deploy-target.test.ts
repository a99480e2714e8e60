import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDeployTarget } from './deploy-target.ts';

let dataDir: string;
const real = { AUTH0_DOMAIN: 'example.eu.auth0.com', AUTH0_CLIENT_ID: 'id', AUTH0_CLIENT_SECRET: 'secret' };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'setlist-deploy-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

test('deploys to the tenant that the environment names', async () => {
  const { target, keywords } = await findDeployTarget({ ...real, API_URL: 'https://api.test' }, dataDir);
  expect(target).toEqual({ domain: 'example.eu.auth0.com', clientId: 'id', clientSecret: 'secret' });
  expect(keywords).toEqual({
    AUTH0_ISSUER_BASE_URL: 'https://example.eu.auth0.com/',
    AUTH0_AUDIENCE: 'https://api.setlist.example',
    NEXTAUTH_URL: 'http://localhost:3000',
    API_URL: 'https://api.test',
  });
});

test('names what is missing of the credentials of a real tenant', async () => {
  const { AUTH0_CLIENT_SECRET: _, ...incomplete } = real;
  await expect(findDeployTarget(incomplete, dataDir)).rejects.toThrow('not AUTH0_CLIENT_SECRET');
});

test('wants the host name alone as the domain', async () => {
  const wrong = { ...real, AUTH0_DOMAIN: 'https://example.eu.auth0.com/' };
  await expect(findDeployTarget(wrong, dataDir)).rejects.toThrow('It is the host name alone');
});

test('says how to start a local tenant when there is none', async () => {
  await expect(findDeployTarget({}, dataDir)).rejects.toThrow('TENANT_TLS=1 npm start');
});

test('deploys to the local tenant when no other is named', async () => {
  await mkdir(join(dataDir, 'tls'));
  await writeFile(join(dataDir, 'tls/ca.pem'), 'certificate');
  const settings = [
    'AUTH0_DEPLOY_CLIENT_ID=a',
    'AUTH0_DEPLOY_CLIENT_SECRET=b',
    'API_URL=http://localhost:4000',
  ];
  await writeFile(join(dataDir, 'local.env'), settings.join('\n'));
  const { target, keywords } = await findDeployTarget({ TENANT_TLS_PORT: '25443' }, dataDir);
  const caFile = join(dataDir, 'tls/ca.pem');
  expect(target).toEqual({ domain: 'localhost:25443', clientId: 'a', clientSecret: 'b', caFile });
  expect(keywords).toEqual({ API_URL: 'http://localhost:4000' });
});
