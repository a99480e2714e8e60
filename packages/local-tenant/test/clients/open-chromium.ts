import { createHash, X509Certificate } from 'node:crypto';
import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from './env.ts';

// What the browser would otherwise look up by itself.
const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Starts a Chromium that trusts the holder of one certificate's key, besides those that it knows. It reads no
 * NODE_EXTRA_CA_CERTS, and its own store would need a tool to change.
 */
export function openChromium(certificate: string): Promise<Browser> {
  const { publicKey } = new X509Certificate(certificate);
  const spki = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' }));
  const trust = `--ignore-certificate-errors-spki-list=${spki.digest('base64')}`;
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', trust, ...QUIET] });
}
