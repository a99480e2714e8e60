import { env } from '#env.ts';

/** Whether people sign in at the tenant that Setlist ships, on this machine. */
export function isLocalTenant(): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(env().AUTH0_ISSUER_BASE_URL).hostname);
}
