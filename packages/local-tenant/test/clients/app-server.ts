import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A server of an application under trial. The port is known before the application is, for its callbacks. */
export class AppServer {
  readonly #server;
  #listener: RequestListener = (_request, response) => response.writeHead(503).end();
  url = '';

  constructor(scheme: 'http' | 'https' = 'http') {
    const listener: RequestListener = (request, response) => this.#listener(request, response);
    this.#server = scheme === 'http' ? createServer(listener) : createSecureServer(listener);
  }

  /** Listens on a free port and returns the address, without a slash at the end. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const scheme = this.#server instanceof SecureServer ? 'https' : 'http';
    this.url = `${scheme}://localhost:${(this.#server.address() as AddressInfo).port}`;
    return this.url;
  }

  serve(listener: RequestListener): void {
    this.#listener = listener;
  }

  /** Shows this certificate from now on; for https. */
  useCertificate(certificate: { cert: string; key: string }): void {
    if (this.#server instanceof SecureServer) this.#server.setSecureContext(certificate);
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
