import { createHash, randomBytes } from 'node:crypto';
import { CookieJar } from './cookie-jar.ts';

/** Where and for which application somebody signs in. */
export interface SignInTarget {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  redirectUri: string;
  audience?: string;
}

export interface SignInOptions {
  email: string;
  /** Without one, the demo account of this email signs in with one tap. */
  password?: string;
  scope?: string;
  /** Further parameters of /authorize. */
  params?: Record<string, string>;
  /** The browser to sign in with; a fresh one unless told. */
  cookies?: CookieJar;
}

export interface Tokens {
  access_token: string;
  id_token?: string;
  refresh_token?: string;
  expires_in: number;
  scope?: string;
  token_type: string;
}

/**
 * Signs a person in as a browser does: the code flow with PKCE over HTTP, through the sign-in page, with a cookie
 * jar. Throws, with what the tenant said, when there is no code or no token.
 */
export async function signIn(target: SignInTarget, options: SignInOptions): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const callback = await authorize(target, options, verifier);
  const code = callback.searchParams.get('code');
  if (!code) throw new Error(`The sign-in of ${options.email} was refused: ${callback.search}`);
  return requestToken(target, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: target.redirectUri,
  });
}

/** Where an application sends a browser to be given a code, with further or other parameters. */
export function authorizeUrl(
  { issuer, clientId: client_id, redirectUri: redirect_uri }: SignInTarget,
  params: Record<string, string> = {},
): URL {
  const usual = { client_id, redirect_uri, response_type: 'code', scope: 'openid' };
  return new URL(`authorize?${new URLSearchParams({ ...usual, ...params })}`, issuer);
}

/** Goes through the sign-in up to the redirect back to the application, and returns that address. */
export async function authorize(
  target: SignInTarget,
  options: SignInOptions,
  verifier: string,
): Promise<URL> {
  const cookies = options.cookies ?? new CookieJar();
  const url = authorizeUrl(target, {
    scope: options.scope ?? 'openid profile email offline_access',
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(target.audience ? { audience: target.audience } : {}),
    ...options.params,
  });
  const page = await cookies.follow(url, target.redirectUri);
  if (page instanceof URL) return page;
  const form = await credentialsFor(page, options);
  const end = await cookies.follow(new URL(page.url), target.redirectUri, { method: 'POST', body: form });
  if (end instanceof URL) return end;
  const text = await end.text();
  const said = /role="alert">.*?<span>(.*?)<\/span>/s.exec(text)?.[1];
  throw new Error(`The sign-in page of ${options.email} answered ${end.status}: ${said ?? text}`);
}

async function credentialsFor(page: Response, { email, password }: SignInOptions): Promise<URLSearchParams> {
  if (password !== undefined) return new URLSearchParams({ email, password });
  const chips = (await page.text()).matchAll(
    /name="demo" value="([^"]+)".*?<small>[^<]*?([^\s<]+)<\/small>/gs,
  );
  const demo = [...chips].find(([, , address]) => address === email)?.[1];
  if (!demo) throw new Error(`There is no demo account ${email} on the sign-in page: give a password.`);
  return new URLSearchParams({ demo });
}

/** Exchanges a refresh token; throws with the tenant's answer when it is refused. */
export function refresh(target: SignInTarget, refreshToken: string): Promise<Tokens> {
  return requestToken(target, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** A machine's token for an API, by client credentials. */
export async function machineToken(
  { issuer, clientId, clientSecret }: Pick<SignInTarget, 'issuer' | 'clientId' | 'clientSecret'>,
  audience: string,
): Promise<string> {
  const target = { issuer, clientId, clientSecret, redirectUri: '' };
  return (await requestToken(target, { grant_type: 'client_credentials', audience })).access_token;
}

async function requestToken(
  { issuer, clientId, clientSecret }: SignInTarget,
  grant: Record<string, string>,
): Promise<Tokens> {
  const body = new URLSearchParams({ client_id: clientId, ...grant });
  if (clientSecret) body.set('client_secret', clientSecret);
  const response = await fetch(new URL('oauth/token', issuer), { method: 'POST', body });
  if (!response.ok)
    throw new Error(`The token endpoint answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Tokens;
}
