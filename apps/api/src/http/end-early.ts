import type { Request, Response } from 'express';

/** How long a client that still sends has time to notice the answer and to stop. */
const LINGER_MS = 2_000;

/**
 * Sends an answer, whose head says how long it is, before the request has come to its end, and closes the connection:
 * what is left of the body would be read as the next request. What comes until then is thrown away, since a connection
 * that is closed with bytes unread is reset, which takes the answer from the client (RFC 9112, 9.6).
 */
export function endEarly(request: Request, response: Response, text: string): void {
  response.setHeader('Connection', 'close');
  response.write(text);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.once('end', end).once('error', end).once('close', end).resume();
}
