import { webcrypto } from 'node:crypto';
import { PemConverter } from '@peculiar/x509';

/** A certificate with its private key, both as PEM text. */
export interface Certificate {
  cert: string;
  key: string;
}

/** The algorithm of keys and signatures: known to every client, small and fast. */
export const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** The names of this machine's loopback interface, the only ones that are ever vouched for. */
export const LOOPBACK = { dns: 'localhost', ipv4: '127.0.0.1', ipv6: '::1' } as const;

/** The date `days` from now. */
export function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

/** Writes a private key as PKCS #8 in PEM. */
export async function toPem(key: webcrypto.CryptoKey): Promise<string> {
  return `${PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}
