import type { IncomingMessage, ServerResponse } from 'node:http';

const BODY = JSON.stringify({
  error: 'temporarily_unavailable',
  error_description: 'The tenant is starting. Try again in a second.',
});

/**
 * Answers a request that comes while the tenant starts: its port has to be bound before it knows its own address, and
 * a request that nobody answered would wait for ever. 503 with Retry-After (RFC 9110, 15.6.4).
 */
export function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  const headers = { 'Content-Type': 'application/json', 'Retry-After': '1', 'Cache-Control': 'no-store' };
  // A connection that is kept would hold up the end of a start that fails.
  response.writeHead(503, { ...headers, Connection: 'close' }).end(BODY);
}
