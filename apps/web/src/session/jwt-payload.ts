/** What a JWT says, decoded and not verified; undefined when it has no payload. Throws when that is no JSON. */
export function jwtPayload(token: string): unknown {
  const payload = token.split('.')[1];
  return payload ? JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) : undefined;
}
