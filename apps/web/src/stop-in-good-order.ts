import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { beginStopping } from '#stopping.ts';

/** How long answers that are not streams may still take. Whoever started this process waits for longer. */
const DRAIN_MS = 5_000;
const CODES = { SIGINT: 130, SIGTERM: 143 };

/** What Node.js tells of a request that begins. */
interface Begun {
  server: Server;
}

/**
 * On SIGTERM and SIGINT ends the open streams, which would otherwise hold up Next.js for as long as a page is open, and
 * closes each connection that has nothing to do any more. Next.js itself stops listening, and exits when all are closed.
 */
export function stopInGoodOrder() {
  const servers = new Set<Server>();
  // Next.js shows its server to nobody; Node.js names it with each request.
  subscribe('http.server.request.start', (message) => {
    servers.add((message as Begun).server);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      beginStopping();
      const each = (close: (server: Server) => void) => () => servers.forEach(close);
      setInterval(
        each((server) => server.closeIdleConnections()),
        50,
      ).unref();
      setTimeout(
        each((server) => server.closeAllConnections()),
        DRAIN_MS,
      ).unref();
      // Next.js exits as if the signal had ended it, but nothing was cut short.
      process.once('exit', (code) => {
        if (code === CODES[signal]) process.exitCode = 0;
      });
    });
  }
}
