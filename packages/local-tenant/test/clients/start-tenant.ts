import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Switches } from '@setlist/local-tenant/switches/switches';
import { DEMO_PASSWORD, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { trustAuthority } from './trust-authority.ts';

/** The API of tenant.yaml. */
export const API = 'https://api.example.test';

/** One of the demo people, who signs in everywhere here. */
export const VERA = { id: 'auth0|vera', email: 'vera@setlist.example', password: DEMO_PASSWORD } as const;

export interface Application {
  client_id: string;
  client_secret: string;
}

export interface SecureTenant {
  /** `https://localhost:PORT/` */
  issuer: string;
  /** `localhost:PORT`, as Auth0's SDKs want it. */
  domain: string;
  port: number;
  caFile: string;
  /** As Setlist's `.data` is laid out: `tls/` is in it. */
  dataDir: string;
  apps: { web: Application; spa: Application; machine: Application; deploy: Application };
  tenant: TestTenant;
  close(): Promise<void>;
}

export interface SecureTenantOptions {
  /** Where the applications' callbacks are, without a slash at the end. */
  appUrl?: string;
  /** The configuration to start from, in this folder. */
  config?: 'tenant.yaml' | 'empty-tenant.yaml';
  /** Rate limits and the like; none unless given. */
  switches?: Switches;
}

/** Starts a tenant over TLS and trusts its authority in this process. */
export async function startSecureTenant(options: SecureTenantOptions = {}): Promise<SecureTenant> {
  const { appUrl = 'http://localhost:3000', config = 'tenant.yaml', switches } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'setlist-compatibility-'));
  const [web, spa, machine] = [application(), application(), application()];
  const tenant = await startTestTenant({
    configFile: join(import.meta.dirname, config),
    keywords: { APP_URL: appUrl },
    options: {
      clients: { 'Regular web app': web, 'Single-page app': spa, Machine: machine },
      tls: { port: 0, folder: join(dataDir, 'tls') },
      ...(switches ? { switches } : {}),
    },
  });
  if (!tenant.tls) throw new Error('The tenant did not start its TLS side.');
  const { url: issuer, port, caFile } = tenant.tls;
  trustAuthority(caFile);
  return {
    ...{ issuer, port, caFile, dataDir, tenant },
    domain: new URL(issuer).host,
    apps: { web, spa, machine, deploy: tenant.clients.deploy },
    async close() {
      await tenant.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

function application(): Application {
  return { client_id: randomBytes(16).toString('hex'), client_secret: randomBytes(32).toString('hex') };
}
