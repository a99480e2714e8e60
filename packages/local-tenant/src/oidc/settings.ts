import type { Client, Configuration } from 'oidc-provider';

const DAY = 86_400;

/** How long a person stays signed in to the tenant after they were last there. */
export const SESSION_SECONDS = 3 * DAY;

/** How long is known what a sign-in granted, at least: refresh tokens that live longer keep it longer. */
export const GRANT_SECONDS = 31 * DAY;

/** Auth0's paths of the endpoints that oidc-provider serves. */
export const routes: Configuration['routes'] = {
  authorization: '/authorize',
  token: '/oauth/token',
  jwks: '/.well-known/jwks.json',
  revocation: '/oauth/revoke',
  end_session: '/oidc/logout/session',
};

/** What oidc-provider does and does not do here; user info and logout are the tenant's own. */
export const features: Configuration['features'] = {
  devInteractions: { enabled: false },
  clientCredentials: { enabled: true },
  revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  // How browser SDKs renew tokens in a hidden frame; the answer is posted to the origin of the redirect_uri only.
  webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
};

/** Cookies on localhost are shared by all ports and schemes, so the names tell the tenant's two addresses apart. */
export function cookieNames(issuer: string) {
  const prefix = issuer.startsWith('https:') ? 'tenant_tls' : 'tenant';
  return { session: `${prefix}_session`, interaction: `${prefix}_interaction`, resume: `${prefix}_resume` };
}

/** Lifetimes in seconds: an API's own for its tokens, Auth0's defaults for the rest. */
export const lifetimes: NonNullable<Configuration['ttl']> = {
  AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? DAY,
  ClientCredentials: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? DAY,
  AuthorizationCode: 60,
  Grant: GRANT_SECONDS,
  IdToken: (_ctx, _token, client) => idTokenSeconds(client),
  Interaction: 3_600,
  RefreshToken: (_ctx, _token, client) => ownLifetimes(client).refreshToken ?? 30 * DAY,
  Session: SESSION_SECONDS,
};

/** Whether a browser page of this origin may call the token endpoint for an application with these addresses. */
export function isAllowedOrigin(
  origin: string,
  webOrigins: readonly string[] = [],
  callbacks: readonly string[] = [],
): boolean {
  const own = callbacks.map((url) => URL.parse(url)?.origin);
  return origin !== 'null' && [...webOrigins, ...own].includes(origin);
}

/** How long the ID tokens of an application are valid, in seconds. */
export function idTokenSeconds(client: Client): number {
  return ownLifetimes(client).idToken ?? 36_000;
}

/** The lifetimes that an application says for itself. */
export function ownLifetimes(client: Client): { idToken?: number; refreshToken?: number } {
  return (client.lifetimes ?? {}) as { idToken?: number; refreshToken?: number };
}
