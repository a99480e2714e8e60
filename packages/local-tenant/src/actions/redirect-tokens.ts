import { createHmac, timingSafeEqual } from 'node:crypto';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const mac = (text: string, secret: string): Buffer => createHmac('sha256', secret).update(text).digest();

/**
 * Signs a payload for the place that a user is sent to: HS256, fifteen minutes unless told, from the tenant's host,
 * about the user, with the address that they sign in from. Throws without a secret, or for a time that is no
 * number.
 * https://auth0.com/docs/customize/actions/redirect-with-actions
 */
export function encodeToken(
  claims: { iss: string; sub: string; ip: string },
  { secret, payload, expiresInSeconds = 900 }: { secret: string; payload: object; expiresInSeconds?: number },
): string {
  requireSecret(secret);
  if (!Number.isFinite(expiresInSeconds))
    throw new TypeError('The time that a token lasts is a number of seconds.');
  const iat = Math.floor(Date.now() / 1000);
  const body = { ...payload, ...claims, iat, exp: iat + expiresInSeconds };
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(body)}`;
  return `${text}.${mac(text, secret).toString('base64url')}`;
}

/**
 * Checks the token that came back with a user and returns its payload. Throws when it is not a JWT signed with the
 * secret by HS256, has ended or is from the future, is about somebody else, or does not name the `state` with which
 * this user was sent away, as one that is used again would not. (RFC 7519, 7.2; RFC 8725.)
 * https://auth0.com/docs/customize/actions/redirect-with-actions
 */
export function validateToken(
  token: unknown,
  secret: string,
  { sub, state }: { sub: string; state: string | undefined },
): Record<string, unknown> {
  requireSecret(secret);
  const [header = '', body = '', signature, ...more] = typeof token === 'string' ? token.split('.') : [];
  if (signature === undefined || more.length > 0) throw new Error('There is no token.');
  if (!isEqual(signature, mac(`${header}.${body}`, secret).toString('base64url')))
    throw new Error('The token is not signed with the secret.');
  const { alg, crit } = decode(header);
  if (alg !== 'HS256' || crit !== undefined) throw new Error('The token is not signed by HS256.');
  const payload = decode(body);
  requireInTime(payload);
  if (payload.sub !== sub) throw new Error('The token is about another user.');
  if (state === undefined || payload.state !== state) throw new Error('The token has another state.');
  return payload;
}

// Clocks differ by some seconds.
const LEEWAY_SECONDS = 5;

function requireInTime({ exp, iat, nbf }: Record<string, unknown>): void {
  const now = Date.now() / 1000;
  if (typeof exp !== 'number' || exp <= now) throw new Error('The token has ended.');
  for (const begin of [iat, nbf].filter((time) => time !== undefined))
    if (typeof begin !== 'number' || begin > now + LEEWAY_SECONDS)
      throw new Error('The token is from the future.');
}

function requireSecret(secret: unknown): void {
  if (typeof secret !== 'string' || secret === '') throw new TypeError('A token needs a secret.');
}

function decode(part: string): Record<string, unknown> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  if (typeof value !== 'object' || value === null) throw new Error('There is no token.');
  return value as Record<string, unknown>;
}

function isEqual(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
