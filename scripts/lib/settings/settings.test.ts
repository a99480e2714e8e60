import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSecrets, secretNames } from './create-secrets.ts';
import { readEnvFile, writeEnvFile } from './env-file.ts';
import { resolveSettings } from './resolve-settings.ts';
import { needs, serviceEnv } from './service-env.ts';

const dataDir = '/data';

test('makes up secrets that differ from one another and from start to start, unless they are known', () => {
  const first = createSecrets({});
  expect(new Set(Object.values(first)).size).toBe(secretNames.length);
  expect(createSecrets({})).not.toEqual(first);
  expect(createSecrets(first)).toEqual(first);
  expect(first.AUTH0_CLIENT_ID).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(first.DEMO_PASSWORD).toMatch(/^[A-Z][a-z]+(-[a-z]+){2}-\d\d$/);
});

test('works out the addresses from the ports', () => {
  const { values } = resolveSettings({ WEB_PORT: '3001', TENANT_PORT: '4401' }, {}, dataDir);
  expect(values).toMatchObject({
    WEB_URL: 'http://localhost:3001',
    NEXTAUTH_URL: 'http://localhost:3001',
    API_URL: 'http://localhost:4000',
    TENANT_URL: 'http://localhost:4401',
    AUTH0_ISSUER_BASE_URL: 'http://localhost:4401/',
    AUTH0_AUDIENCE: 'https://api.setlist.example',
    AUDIO_DIR: '/data/audio',
  });
});

test('keeps the tenant’s data in a second database of the same server', () => {
  const { values, embeddedPostgres } = resolveSettings(
    { DATABASE_URL: 'postgres://me:pw@db:5432/mine' },
    {},
    dataDir,
  );
  expect(embeddedPostgres).toBe(false);
  expect(values.DATABASE_URL).toBe('postgres://me:pw@db:5432/mine');
  expect(values.TENANT_DATABASE_URL).toBe('postgres://me:pw@db:5432/setlist_tenant');
});

test('starts no tenant when another one is named, and takes that one’s clients', () => {
  const user = {
    AUTH0_ISSUER_BASE_URL: 'https://example.eu.auth0.com',
    AUTH0_CLIENT_ID: 'web',
    AUTH0_CLIENT_SECRET: 'web-secret',
    AUTH0_API_CLIENT_ID: 'api',
    AUTH0_API_CLIENT_SECRET: 'api-secret',
  };
  const { values, localTenant } = resolveSettings(user, { AUTH0_CLIENT_ID: 'local' }, dataDir);
  expect(localTenant).toBe(false);
  expect(values).toMatchObject({
    AUTH0_ISSUER_BASE_URL: 'https://example.eu.auth0.com/',
    AUTH0_CLIENT_ID: 'web',
  });
});

test('switches X-ray on at a local tenant, and at another one only when told', () => {
  const elsewhere = {
    ...{
      AUTH0_ISSUER_BASE_URL: 'https://example.eu.auth0.com',
      AUTH0_CLIENT_ID: 'w',
      AUTH0_CLIENT_SECRET: 'w',
    },
    ...{ AUTH0_API_CLIENT_ID: 'a', AUTH0_API_CLIENT_SECRET: 'a' },
  };
  const told = (user: Record<string, string>) => {
    const settings = resolveSettings(user, {}, dataDir);
    return serviceEnv('api', settings, user).XRAY;
  };
  expect([told({}), told({ XRAY: 'off' })]).toEqual(['on', 'off']);
  expect([told(elsewhere), told({ ...elsewhere, XRAY: 'on' })]).toEqual(['off', 'on']);
});

test('gives each process the secrets it needs and no others', () => {
  const settings = resolveSettings({}, {}, dataDir);
  const user = { PATH: '/bin', DATABASE_URL: 'postgres://elsewhere/' };
  const web = serviceEnv('web', settings, user);
  expect(web).toMatchObject({ PATH: '/bin', AUTH0_CLIENT_SECRET: settings.values.AUTH0_CLIENT_SECRET });
  for (const secret of ['DATABASE_URL', 'TENANT_DATABASE_URL', 'AUTH0_API_CLIENT_SECRET', 'DEMO_PASSWORD']) {
    expect(web[secret]).toBeUndefined();
  }
  const api = serviceEnv('api', settings, user);
  expect(api.NEXTAUTH_SECRET).toBeUndefined();
  expect(api.DATABASE_URL).toBe(settings.values.DATABASE_URL);
  const tenant = serviceEnv('tenant', settings, user);
  expect(tenant.DATABASE_URL).toBeUndefined();
  expect(JSON.parse(tenant.TENANT_CLIENTS ?? '')['Setlist Web']).toEqual({
    client_id: settings.values.AUTH0_CLIENT_ID,
    client_secret: settings.values.AUTH0_CLIENT_SECRET,
  });
});

test.each(['api', 'web'] as const)('tells the %s only what it reads', async (name) => {
  const source = await readFile(join(import.meta.dirname, `../../../apps/${name}/src/env.ts`), 'utf8');
  for (const variable of needs[name]) expect(source).toMatch(new RegExp(`^  ${variable}:`, 'm'));
});

test('runs every process in production mode, whatever mode the terminal is in', () => {
  const settings = resolveSettings({}, {}, dataDir);
  for (const name of ['tenant', 'api', 'web'] as const) {
    expect(serviceEnv(name, settings, { NODE_ENV: 'test' }).NODE_ENV).toBe('production');
  }
});

test('reads back what it wrote, readable by its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-settings-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'local.env');
  const values = { PLAIN: 'abc-123', PATHLIKE: '/with space/ü', HASH: 'a#b', EMPTY: '' };
  await writeEnvFile(path, 'A heading.', values);
  expect(await readEnvFile(path)).toEqual(values);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).toMatch(/^# A heading\.\n/);
  await writeFile(path, 'GOOD=1\nbad line\n');
  await expect(readEnvFile(path)).rejects.toThrow(/line 2, is not of the form KEY=value/);
  expect(await readEnvFile(join(folder, 'missing'))).toEqual({});
});
