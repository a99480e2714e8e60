import { decodeJwt, exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';

/** Ways to make a token look real that an API must not fall for (RFC 8725). */
export type Forgery = 'alg-none' | 'hs256-with-public-key' | 'unknown-kid' | 'known-kid' | 'embedded-jwk';

/** Makes a token with the claims of a real one, signed by anybody but the tenant. */
export async function forgeToken(real: string, issuer: string, how: Forgery): Promise<string> {
  const claims = decodeJwt(real);
  if (how === 'alg-none') return new UnsecuredJWT(claims).encode();
  const published = await publishedKey(issuer);
  if (how === 'hs256-with-public-key') {
    const secret = new TextEncoder().encode(
      await exportSPKI((await importJWK(published, 'RS256')) as Parameters<typeof exportSPKI>[0]),
    );
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: published.kid })
      .sign(secret);
  }
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const header = {
    alg: 'RS256',
    typ: 'JWT',
    kid: how === 'known-kid' ? published.kid : 'nobody-knows-this-key',
    ...(how === 'embedded-jwk' ? { jwk: await exportJWK(publicKey) } : {}),
  };
  return new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
}

async function publishedKey(issuer: string) {
  const response = await fetch(new URL('.well-known/jwks.json', issuer));
  const { keys } = (await response.json()) as { keys: { kid: string; kty: string }[] };
  return keys[0] as { kid: string; kty: string };
}
