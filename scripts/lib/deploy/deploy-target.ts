import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Env, readEnvFile } from '../settings/env-file.ts';
import { UserError } from '../user-error.ts';
import type { DeployTarget } from './run-deploy-cli.ts';

/**
 * Where to deploy to, and the values of the configuration's keywords: the tenant that `AUTH0_DOMAIN`,
 * `AUTH0_CLIENT_ID` and `AUTH0_CLIENT_SECRET` name in the environment, else the local one that `npm start` runs.
 * Throws a UserError that names what is missing.
 */
export async function findDeployTarget(
  env: Env,
  dataDir: string,
): Promise<{ target: DeployTarget; keywords: Record<string, string> }> {
  return env.AUTH0_DOMAIN ? realTenant(env, env.AUTH0_DOMAIN) : localTenant(env, dataDir);
}

function realTenant(env: Env, domain: string) {
  if (/[/:]/.test(domain)) {
    throw new UserError(
      `AUTH0_DOMAIN is "${domain}". It is the host name alone, such as example.eu.auth0.com.`,
    );
  }
  const { AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) {
    throw new UserError(
      `AUTH0_DOMAIN is set, but not ${clientId ? 'AUTH0_CLIENT_SECRET' : 'AUTH0_CLIENT_ID'}. docs/real-tenant.md says where ` +
        'they come from. To deploy to the local tenant, unset AUTH0_DOMAIN.',
    );
  }
  const keywords: Record<string, string> = {
    NEXTAUTH_URL: env.NEXTAUTH_URL || 'http://localhost:3000',
    API_URL: env.API_URL || 'http://localhost:4000',
    AUTH0_AUDIENCE: env.AUTH0_AUDIENCE || 'https://api.setlist.example',
    AUTH0_ISSUER_BASE_URL: `https://${domain}/`,
    ...pick(env, ['AUTH0_ACTIONS_CLIENT_ID', 'AUTH0_ACTIONS_CLIENT_SECRET']),
  };
  return { target: { domain, clientId, clientSecret }, keywords };
}

async function localTenant(env: Env, dataDir: string) {
  const local = await readEnvFile(join(dataDir, 'local.env'));
  const caFile = join(dataDir, 'tls/ca.pem');
  const { AUTH0_DEPLOY_CLIENT_ID: clientId, AUTH0_DEPLOY_CLIENT_SECRET: clientSecret } = local;
  if (!clientId || !clientSecret || !existsSync(caFile)) {
    throw new UserError(
      'There is no local tenant with TLS to deploy to. Start one in another terminal: TENANT_TLS=1 npm start. ' +
        'To deploy to a tenant of Auth0, set AUTH0_DOMAIN; docs/real-tenant.md shows it.',
    );
  }
  const domain = `localhost:${env.TENANT_TLS_PORT || '4443'}`;
  const names = ['NEXTAUTH_URL', 'API_URL', 'AUTH0_AUDIENCE', 'AUTH0_ISSUER_BASE_URL'];
  const keywords = pick(local, [...names, 'AUTH0_ACTIONS_CLIENT_ID', 'AUTH0_ACTIONS_CLIENT_SECRET']);
  return { target: { domain, clientId, clientSecret, caFile }, keywords };
}

function pick(env: Env, names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
