import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** The tenant's signing key. */
export async function publicKey(issuer: string): Promise<KeyObject> {
  const response = await fetch(`${issuer}.well-known/jwks.json`);
  const { keys } = (await response.json()) as { keys: JsonWebKey[] };
  return createPublicKey({ key: keys[0] as JsonWebKey, format: 'jwk' });
}

/** The tenant's signing key as PEM. */
export async function publicKeyPem(issuer: string): Promise<string> {
  return (await publicKey(issuer)).export({ type: 'spki', format: 'pem' }) as string;
}
