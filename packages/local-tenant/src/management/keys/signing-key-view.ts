import { X509Certificate } from 'node:crypto';
import type { Database } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';

interface KeyRow {
  kid: string;
  state: 'current' | 'next' | 'previous' | 'revoked';
  x5c: string[] | null;
  current_since: Date | null;
  current_until: Date | null;
  revoked_at: Date | null;
}

const FIND = `SELECT kid, state, private_jwk->'x5c' AS x5c, current_since, current_until, revoked_at
  FROM signing_keys ORDER BY created_at`;

/** A signing key as the Management API shows it, with its certificate in both forms. */
export async function signingKeyView({ kid, state, x5c, ...dates }: KeyRow) {
  const told = Object.entries(dates).flatMap(([name, date]) => (date ? [[name, date.toISOString()]] : []));
  return { kid, [state]: true, ...Object.fromEntries(told), ...(await certificateOf(x5c)) };
}

async function certificateOf(x5c: string[] | null): Promise<Record<string, string>> {
  const der = Buffer.from(x5c?.[0] ?? '', 'base64');
  if (der.length === 0) return {};
  // The library takes a tenth of a second to load, which other requests need not wait for.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const { fingerprint } = new X509Certificate(der);
  const pkcs7 = new x509.X509Certificates([new x509.X509Certificate(der)]).export();
  return {
    cert: new X509Certificate(der).toString(),
    pkcs7: `${pkcs7.replaceAll(' CMS-', ' PKCS7-')}\n`,
    fingerprint,
    thumbprint: fingerprint.replaceAll(':', ''),
  };
}

/** All signing keys, revoked ones too. */
export async function readSigningKeys(db: Database): Promise<KeyRow[]> {
  return (await db.query<KeyRow>(FIND)).rows;
}

/** Finds a signing key. Throws 404 when there is none. */
export async function requireSigningKey(db: Database, kid = ''): Promise<KeyRow> {
  const key = (await readSigningKeys(db)).find((row) => row.kid === kid);
  if (!key) throw new ManagementError(404, 'The signing key does not exist.', 'inexistent_signing_key');
  return key;
}
