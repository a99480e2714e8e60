import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Env } from '../settings/env-file.ts';
import { resolveSettings } from '../settings/resolve-settings.ts';
import { defineServices } from './service-definitions.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function tenantEnv(user: Env): Env {
  const services = defineServices(root, resolveSettings(user, {}, '/data'), user, false);
  return services.find(({ name }) => name === 'tenant')?.env ?? {};
}

test('the local tenant has the demo people, and lets them in with one tap, unless told otherwise', () => {
  expect(tenantEnv({})).toMatchObject({
    TENANT_USERS: join(root, 'auth0/demo-users.json'),
    TENANT_DEMO_SIGN_IN: '1',
  });
  expect(tenantEnv({ TENANT_DEMO_SIGN_IN: '0' })).toMatchObject({ TENANT_DEMO_SIGN_IN: '0' });
});

test('another project’s tenant has neither', () => {
  const env = tenantEnv({ TENANT_CONFIG: '/elsewhere/tenant.yaml' });
  expect(env).not.toHaveProperty('TENANT_USERS');
  expect(env).not.toHaveProperty('TENANT_DEMO_SIGN_IN');
});
