import { join } from 'node:path';
import { z } from 'zod';
import type { TenantOptions } from './options.ts';
import { DEFAULT_SCRYPT_N } from './store/passwords.ts';
import { UNLIMITED_SWITCHES } from './switches/switches.ts';

const credentials = z.object({ client_id: z.string().min(1), client_secret: z.string().min(1) });

const envSchema = z.object({
  TENANT_PORT: z.coerce.number().int().min(0).max(65_535).default(4400),
  TENANT_TLS: z.enum(['0', '1']).default('0'),
  TENANT_TLS_PORT: z.coerce.number().int().min(0).max(65_535).default(4443),
  SETLIST_DATA_DIR: z.string().default(join(import.meta.dirname, '../../../.data')),
  TENANT_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  TENANT_CONFIG: z.string().default(join(import.meta.dirname, '../../../auth0/tenant.yaml')),
  TENANT_USERS: z.string().optional(),
  TENANT_CLIENTS: z
    .string()
    .default('{}')
    .transform((text, ctx) => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string(), credentials)),
  DEMO_PASSWORD: z.string().optional(),
  TENANT_DEMO_SIGN_IN: z.enum(['0', '1']).default('0'),
  AUTH0_DEPLOY_CLIENT_ID: z.string().optional(),
  AUTH0_DEPLOY_CLIENT_SECRET: z.string().optional(),
  TENANT_SCRYPT_N: z.coerce
    .number()
    .refine((n) => Number.isInteger(Math.log2(n)) && n >= 2 ** 10 && n <= DEFAULT_SCRYPT_N, {
      error: `is not a power of two from 1024 to ${DEFAULT_SCRYPT_N}`,
    })
    .default(DEFAULT_SCRYPT_N),
  TENANT_KEEP_ACTION_MODULES: z.enum(['0', '1']).default('0'),
  TENANT_RATE_LIMITS: z.enum(['0', '1']).default('1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The tenant's settings from environment variables. Throws an error that names each missing or wrong one. */
export function readEnv(
  env: NodeJS.ProcessEnv = process.env,
): Omit<TenantOptions, 'log'> & { logLevel: string } {
  const parsed = envSchema.safeParse(env);
  if (!parsed.success)
    throw new Error(`The tenant cannot start with these settings:\n${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  const { AUTH0_DEPLOY_CLIENT_ID: client_id, AUTH0_DEPLOY_CLIENT_SECRET: client_secret } = data;
  return {
    port: data.TENANT_PORT,
    ...(data.TENANT_TLS === '1'
      ? { tls: { port: data.TENANT_TLS_PORT, folder: join(data.SETLIST_DATA_DIR, 'tls') } }
      : {}),
    databaseUrl: data.TENANT_DATABASE_URL,
    config: data.TENANT_CONFIG,
    users: data.TENANT_USERS,
    password: data.DEMO_PASSWORD,
    demoSignIn: data.TENANT_DEMO_SIGN_IN === '1',
    clients: data.TENANT_CLIENTS,
    deployClient: client_id && client_secret ? { client_id, client_secret } : undefined,
    keywords: env,
    scryptN: data.TENANT_SCRYPT_N,
    keepActionModules: data.TENANT_KEEP_ACTION_MODULES === '1',
    actionModulesFolder: join(data.SETLIST_DATA_DIR, 'action-modules'),
    ...(data.TENANT_RATE_LIMITS === '0' ? { switches: UNLIMITED_SWITCHES } : {}),
    logLevel: data.LOG_LEVEL,
  };
}
