import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Env } from '../settings/env-file.ts';
import type { Settings } from '../settings/resolve-settings.ts';
import { type ServiceName, serviceEnv } from '../settings/service-env.ts';

export interface ServiceDefinition {
  name: ServiceName;
  /** What people call it. */
  label: string;
  port: number;
  command: string[];
  cwd: string;
  env: Env;
  /** Address that answers with success once the service is ready. */
  readyUrl: string;
}

/** How each process is started and when it is ready. With `watch` it restarts, or recompiles, on a change. */
export function defineServices(
  root: string,
  settings: Settings,
  user: Env,
  watch: boolean,
): ServiceDefinition[] {
  const { ports } = settings;
  const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`;
  // A small young generation: these processes hold little, and at rest it is a fifth of their memory.
  const node = [
    process.execPath,
    '--max-semi-space-size=4',
    ...(watch ? ['--watch', '--watch-preserve-output'] : []),
  ];
  const next = [process.execPath, nextCommand(root), watch ? 'dev' : 'start'];
  const environment = (name: ServiceName) => ({
    ...serviceEnv(name, settings, user),
    ...(watch ? { NODE_ENV: 'development' } : {}),
  });
  // The demo people belong to Setlist's own configuration, and so does signing in as one of them with one tap.
  const demoUsers = user.TENANT_CONFIG
    ? {}
    : { TENANT_USERS: join(root, 'auth0/demo-users.json'), TENANT_DEMO_SIGN_IN: '1' };
  const services: ServiceDefinition[] = [
    {
      name: 'tenant',
      label: 'tenant',
      port: ports.tenant,
      command: [...node, join(root, 'packages/local-tenant/src/main.ts')],
      cwd: root,
      env: { ...demoUsers, ...environment('tenant') },
      readyUrl: at(ports.tenant, '/.well-known/openid-configuration'),
    },
    {
      name: 'api',
      label: 'API',
      port: ports.api,
      command: [...node, join(root, 'apps/api/src/main.ts')],
      cwd: root,
      env: environment('api'),
      readyUrl: at(ports.api, '/readyz'),
    },
    {
      name: 'web',
      label: 'web app',
      port: ports.web,
      command: [...next, '--hostname', '127.0.0.1', '--port', `${ports.web}`],
      cwd: join(root, 'apps/web'),
      env: environment('web'),
      readyUrl: at(ports.web, '/'),
    },
  ];
  return services.filter(({ name }) => name !== 'tenant' || settings.localTenant);
}

// Path of the program that `next` on the command line runs.
function nextCommand(root: string): string {
  const resolve = createRequire(join(root, 'apps/web/package.json')).resolve;
  return join(dirname(resolve('next/package.json')), 'dist/bin/next');
}
