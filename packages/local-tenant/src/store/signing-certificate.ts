import { type webcrypto, X509Certificate } from 'node:crypto';
import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose';
import type { Database } from './database.ts';
import { settingOr } from './settings.ts';

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

/** A certificate, given as in `x5c`, in the forms in which Auth0 shows it. */
export async function certificateForms(x5c: string) {
  const der = Buffer.from(x5c, 'base64');
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const certificate = new X509Certificate(der);
  const pkcs7 = new x509.X509Certificates([new x509.X509Certificate(der)]).export();
  return {
    cert: certificate.toString(),
    pkcs7: `${pkcs7.replaceAll(' CMS-', ' PKCS7-')}\n`,
    fingerprint: certificate.fingerprint,
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
  };
}

/** The key pair that an application shows as its own `signing_keys`. */
interface ApplicationKeys {
  cert: string;
  pkcs7: string;
  key: string;
}

const applicationKeys = new WeakMap<Database, Promise<ApplicationKeys>>();

/**
 * The key pair with which Auth0 signs for an application what is not OpenID Connect. Nothing is signed with it here, so
 * all applications have one; it is made when it is first asked for.
 */
export function loadApplicationKeys(db: Database): Promise<ApplicationKeys> {
  const known = applicationKeys.get(db);
  if (known) return known;
  const loading = settingOr(db, 'application_keys', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const { x5c } = await withCertificate(await exportJWK(privateKey));
    const { cert, pkcs7 } = await certificateForms(x5c?.[0] ?? '');
    return { cert, pkcs7, key: await exportPKCS8(privateKey) };
  });
  applicationKeys.set(db, loading);
  loading.catch(() => applicationKeys.delete(db));
  return loading;
}
