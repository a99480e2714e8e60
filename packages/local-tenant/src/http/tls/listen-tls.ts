import { createServer, type Server } from 'node:https';
import type { TenantOptions } from '../../options.ts';
import { answerStarting } from '../answer-starting.ts';
import { listen } from '../listen.ts';
import { serverOptions } from '../server-options.ts';

export interface TlsListener {
  server: Server;
  url: string;
  port: number;
  /** Path of the authority's certificate, for clients to trust. */
  caFile: string;
}

/** Listens with the certificate that is kept in `folder`, which is made when there is none. */
export async function listenTls(
  { port, folder }: NonNullable<TenantOptions['tls']>,
  host: string,
): Promise<TlsListener> {
  // The libraries for certificates take a tenth of a second to load, which a start without TLS need not wait for.
  const { loadCertificates } = await import('./load-certificates.ts');
  const { caFile, ...certificate } = await loadCertificates(folder);
  const server = createServer({ ...serverOptions(), ...certificate }, answerStarting);
  const bound = await listen(server, port, host, 'TENANT_TLS_PORT');
  return { server, port: bound, url: `https://localhost:${bound}/`, caFile };
}
