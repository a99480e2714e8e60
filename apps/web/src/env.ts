import { resolve } from 'node:path';
import { API_AUDIENCE } from '@setlist/contracts/identity';
import { z } from 'zod';

const Variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** Address of this app as browsers see it. */
  NEXTAUTH_URL: z.url(),
  /** Key material of the session cookie. */
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Where the API is, for this app and for browsers, which get audio there. */
  API_URL: z.url(),
  /** For which hosts browsers keep the cookie that opens audio at the API; the API is told the same. */
  AUDIO_COOKIE_DOMAIN: z.hostname().optional(),
  AUTH0_ISSUER_BASE_URL: z.url(),
  AUTH0_AUDIENCE: z.string().min(1).default(API_AUDIENCE),
  AUTH0_CLIENT_ID: z.string().min(1),
  AUTH0_CLIENT_SECRET: z.string().min(1),
  /** Folder in which ended sessions are remembered; all processes of this app share it, and it outlives them. */
  SESSIONS_DIR: z.string().min(1).default(resolve('.sessions')),
  /** Whether pages offer X-ray; the API has a switch of the same name, and both have to be on. */
  XRAY: z.enum(['on', 'off']).default('off'),
  /** Where X-ray's links to the source lead: an address with `{file}` and `{line}` in it. Without it there are none. */
  SOURCE_URL: z.string().includes('{file}', 'must have {file} in it').optional(),
});

/** A browser that got the cookie from this app has to bring it to the API. */
const Env = Variables.refine(
  ({ NEXTAUTH_URL, API_URL, AUDIO_COOKIE_DOMAIN: domain }) => {
    const [web, api] = [NEXTAUTH_URL, API_URL].map((url) => new URL(url).hostname);
    const isBelow = (host = '') => host === domain || host.endsWith(`.${domain}`);
    return domain === undefined ? web === api : isBelow(web) && isBelow(api);
  },
  {
    path: ['API_URL'],
    message:
      'must be of the same host as NEXTAUTH_URL, or both of AUDIO_COOKIE_DOMAIN, or browsers bring the API no audio cookie',
  },
);
export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/**
 * The settings of the web app, parsed once; not before they are first needed, since a build has none.
 * Throws an Error that names every variable that is missing or wrong.
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Parses the settings from a plain object. Throws an Error that names every variable that is wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = Env.safeParse(source);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The web app cannot start, its environment is not complete:\n${wrong.join('\n')}`);
}

/** Whether people sign in at the tenant that Setlist ships, on this machine. */
export function isLocalTenant(): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(env().AUTH0_ISSUER_BASE_URL).hostname);
}

/** Address of the local tenant's dashboard; undefined where people sign in elsewhere. */
export function localDashboard(): string | undefined {
  return isLocalTenant() ? new URL('/', env().AUTH0_ISSUER_BASE_URL).href : undefined;
}
