import { env } from '#env.ts';

/** Where signing out goes on: the identity provider ends its own session and sends the browser back to `/`. */
export function logoutUrl(): string {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID, NEXTAUTH_URL } = env();
  const url = new URL('v2/logout', AUTH0_ISSUER_BASE_URL);
  url.searchParams.set('client_id', AUTH0_CLIENT_ID);
  url.searchParams.set('returnTo', NEXTAUTH_URL);
  return url.href;
}
