import type { webcrypto } from 'node:crypto';
import type { JWK } from 'jose';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const LIFETIME_MS = 5_110 * 86_400_000;

/**
 * Adds a self-signed certificate to an RS256 key, as Auth0's have one (RFC 7517, 4.7): it vouches for nothing, and
 * some libraries read the public key from it.
 */
export async function withCertificate(jwk: JWK): Promise<JWK> {
  // The library takes a tenth of a second to load, which a start with its keys made need not wait for.
  await import('reflect-metadata');
  const { X509CertificateGenerator } = await import('@peculiar/x509');
  const { kty, n, e } = jwk;
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('jwk', jwk as webcrypto.JsonWebKey, ALGORITHM, false, ['sign']),
    crypto.subtle.importKey('jwk', { kty, n, e } as webcrypto.JsonWebKey, ALGORITHM, true, ['verify']),
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Local tenant',
    keys: { privateKey, publicKey },
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(),
    notAfter: new Date(Date.now() + LIFETIME_MS),
  });
  return { ...jwk, x5c: [Buffer.from(certificate.rawData).toString('base64')] };
}
