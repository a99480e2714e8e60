import 'reflect-metadata';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Certificate, daysFromNow } from './certificate.ts';
import { createAuthority } from './create-authority.ts';
import { createLeaf } from './create-leaf.ts';

const RENEW_DAYS = 30;

/** What an https server needs, and what its clients have to trust. */
export interface TlsFiles extends Certificate {
  /** Path of the authority's certificate, for NODE_EXTRA_CA_CERTS and the like. */
  caFile: string;
}

/**
 * Reads the server's certificate from a folder. What is missing, broken or within 30 days of its end is made anew;
 * the authority stays as long as it can, so that it has to be trusted only once. Keys are readable by their owner
 * alone.
 */
export async function loadCertificates(folder: string): Promise<TlsFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = await keep(folder, 'ca', isCurrent, createAuthority);
  const ca = new X509Certificate(authority.cert);
  const isOurs = (leaf: X509Certificate) =>
    isCurrent(leaf) && leaf.checkIssued(ca) && leaf.verify(ca.publicKey);
  const leaf = await keep(folder, 'localhost', isOurs, () => createLeaf(authority));
  return { ...leaf, caFile: join(folder, 'ca.pem') };
}

async function keep(
  folder: string,
  name: string,
  isGood: (certificate: X509Certificate) => boolean,
  create: () => Promise<Certificate>,
): Promise<Certificate> {
  const paths = { cert: join(folder, `${name}.pem`), key: join(folder, `${name}-key.pem`) };
  try {
    const known = { cert: await readFile(paths.cert, 'utf8'), key: await readFile(paths.key, 'utf8') };
    const certificate = new X509Certificate(known.cert);
    if (isGood(certificate) && certificate.checkPrivateKey(createPrivateKey(known.key))) return known;
  } catch {
    // Not there, or not readable as what it should be: made anew below.
  }
  const made = await create();
  await write(paths.key, made.key, 0o600);
  await write(paths.cert, made.cert, 0o644);
  return made;
}

async function write(path: string, text: string, mode: number): Promise<void> {
  await writeFile(`${path}.unfinished`, text, { mode });
  await rename(`${path}.unfinished`, path);
}

function isCurrent({ validToDate }: X509Certificate): boolean {
  return validToDate > daysFromNow(RENEW_DAYS);
}
