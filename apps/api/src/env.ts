import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { readS3Url, type S3Location } from './storage/s3-location.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().min(0);
const positive = z.coerce.number().int().min(1);
const url = z.url({ protocol: /^https?$/ });

const variables = z.object({
  API_PORT: port.default(4000),
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_URL: url.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  AUTH0_ISSUER_BASE_URL: url,
  AUTH0_MANAGEMENT_URL: url.optional(),
  AUTH0_AUDIENCE: z.string().min(1),
  AUTH0_API_CLIENT_ID: z.string().min(1),
  AUTH0_API_CLIENT_SECRET: z.string().min(1),
  AUDIO_DIR: z.string().min(1),
  STORAGE_URL: z
    .string()
    .refine((text) => readS3Url(text), 'must be s3://bucket/prefix?endpoint=…&region=…')
    .transform(readS3Url)
    .optional(),
  AUDIO_COOKIE_SECRET: z.string().min(32, 'must have at least 32 characters'),
  AUDIO_COOKIE_DOMAIN: z.hostname().optional(),
  WEB_URL: url,
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  SOUNDS_DIR: z.string().min(1).optional(),
  SOUND_THREADS: count.default(Math.max(1, availableParallelism() - 1)),
  API_POOL_SIZE: positive.default(10),
  API_RATE_LIMIT_PER_MINUTE: positive.default(1_200),
  API_ANONYMOUS_RATE_LIMIT_PER_MINUTE: positive.default(600),
  API_TENANT_TIMEOUT_MS: positive.default(3_000),
  API_WATCH_PLANS_MS: positive.default(2_000),
  XRAY: z.enum(['on', 'off']).default('off'),
});

/** The API's settings, parsed once and handed in. */
export interface Env {
  port: number;
  host: string;
  /** The API's public address, without a slash at the end. */
  publicUrl: string;
  /** The origin of the web app, whose pages play audio and send it. */
  webOrigin: string;
  databaseUrl: string;
  /** Connections this process may hold to Postgres at once. */
  poolSize: number;
  /** The identity provider, with the slash at the end, as `iss` has it. */
  issuer: string;
  /** The tenant's own address, where its Management API is: another one when the issuer is a custom domain. */
  managementUrl: string;
  audience: string;
  clientId: string;
  clientSecret: string;
  /** The folder in which audio and covers lie, and files that still come. */
  audioDir: string;
  /** Where audio and covers lie instead. */
  s3: S3Location | undefined;
  /** What signs the cookie that opens audio, and for which hosts browsers keep it: for the web app's alone, unless told. */
  audioCookie: { secret: string; domain: string | undefined };
  /** A folder of sounds that were made before, by `soundFile`; what is not there is made. */
  soundsDir: string | undefined;
  /** How many sounds this process makes at once; 0: none, others do. */
  soundThreads: number;
  logLevel: string;
  /** Requests a minute: for each signed-in caller, and for each address that has no valid token. */
  rateLimit: { caller: number; anonymous: number };
  /** How long a request waits for one answer of the identity provider. */
  tenantTimeoutMs: number;
  /** How often one person with an open page is looked up at the identity provider, in milliseconds. */
  watchPlansMs: number;
  /** X-ray: people may see what their own requests did, and their own profile at the identity provider. */
  xray: boolean;
  /** Compare what Postgres made as JSON with the contract before sending it; the tests do. */
  checkJson: boolean;
}

/** Reads the settings from environment variables. Throws an error that names every missing or wrong one. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(filled, { reportInput: true });
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => {
      const reason = issue.input === undefined ? 'is not set' : issue.message;
      return `  ${issue.path.join('.')}: ${reason}`;
    });
    throw new Error(`The API cannot start, these environment variables are wrong:\n${wrong.join('\n')}`);
  }
  const value = parsed.data;
  return {
    port: value.API_PORT,
    host: value.API_HOST,
    publicUrl: (value.API_URL ?? `http://localhost:${value.API_PORT}`).replace(/\/$/, ''),
    webOrigin: new URL(value.WEB_URL).origin,
    databaseUrl: value.DATABASE_URL,
    poolSize: value.API_POOL_SIZE,
    issuer: value.AUTH0_ISSUER_BASE_URL.replace(/\/?$/, '/'),
    managementUrl: value.AUTH0_MANAGEMENT_URL ?? value.AUTH0_ISSUER_BASE_URL,
    audience: value.AUTH0_AUDIENCE,
    clientId: value.AUTH0_API_CLIENT_ID,
    clientSecret: value.AUTH0_API_CLIENT_SECRET,
    audioDir: value.AUDIO_DIR,
    s3: value.STORAGE_URL,
    audioCookie: { secret: value.AUDIO_COOKIE_SECRET, domain: value.AUDIO_COOKIE_DOMAIN },
    soundsDir: value.SOUNDS_DIR,
    soundThreads: value.SOUND_THREADS,
    logLevel: value.LOG_LEVEL,
    rateLimit: {
      caller: value.API_RATE_LIMIT_PER_MINUTE,
      anonymous: value.API_ANONYMOUS_RATE_LIMIT_PER_MINUTE,
    },
    tenantTimeoutMs: value.API_TENANT_TIMEOUT_MS,
    watchPlansMs: value.API_WATCH_PLANS_MS,
    xray: value.XRAY === 'on',
    checkJson: false,
  };
}

/** Reads the one setting that checks need: where the database is. Throws an error that names it. */
export function readDatabaseUrl(source: Record<string, string | undefined> = process.env): string {
  const { success, data } = variables.pick({ DATABASE_URL: true }).safeParse(source);
  if (!success) throw new Error('DATABASE_URL is missing or is no postgres:// URL.');
  return data.DATABASE_URL;
}
