import { createHmac, timingSafeEqual } from 'node:crypto';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const mac = (text: string, secret: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** Signs a payload for the place that a user is sent to (HS256, fifteen minutes unless told). */
export function encodeToken(
  claims: { iss: string; sub: string },
  { secret, payload, expiresInSeconds = 900 }: { secret: string; payload: object; expiresInSeconds?: number },
): string {
  const iat = Math.floor(Date.now() / 1000);
  const body = { ...payload, ...claims, iat, exp: iat + expiresInSeconds };
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(body)}`;
  return `${text}.${mac(text, secret).toString('base64url')}`;
}

/**
 * Checks the token that came back with a user and returns its payload. Throws when it is not signed with the secret
 * by HS256, has ended, or is about somebody else.
 */
export function validateToken(token: unknown, secret: string, sub: string): Record<string, unknown> {
  const [header = '', body = '', signature = ''] = String(token).split('.');
  const expected = mac(`${header}.${body}`, secret);
  const actual = Buffer.from(signature, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected))
    throw new Error('The token is not signed with the secret.');
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString());
  if (alg !== 'HS256') throw new Error('The token is not signed by HS256.');
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString());
  if (typeof payload.exp !== 'number' || payload.exp <= Date.now() / 1000)
    throw new Error('The token has ended.');
  if (payload.sub !== sub) throw new Error('The token is about another user.');
  return payload;
}
