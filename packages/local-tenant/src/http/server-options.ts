import type { ServerOptions } from 'node:http';

/**
 * How long the tenant waits for a client, in milliseconds: for the headers of a request, for all of it, and between two
 * requests on one connection. Who is too slow gets 408. A client that pauses for a minute finds its connection open.
 */
export function serverOptions({ second = 1000 } = {}): ServerOptions {
  return {
    headersTimeout: 15 * second,
    requestTimeout: 30 * second,
    keepAliveTimeout: 75 * second,
    connectionsCheckingInterval: 2 * second,
  };
}
