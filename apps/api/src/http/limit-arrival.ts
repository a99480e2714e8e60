import type { Request, RequestHandler } from 'express';
import { DomainError } from '../errors.ts';
import { sendProblem } from './problems.ts';

export interface Arrival {
  /** In this time a body has to be there; of one that is streamed, `leastBytes` more each time. */
  windowMs: number;
  leastBytes: number;
}

/** A line of 20 kbit/s is quick enough. */
export const ARRIVAL: Arrival = { windowMs: 30_000, leastBytes: 64 * 1024 };

/**
 * Gives up a request whose body does not come, so that slow senders do not hold connections: with `request-timeout`, or
 * by cutting the connection where the answer has begun. Node.js's own limit counts from the first byte to the last, which
 * would cut a large file on a slow line. `response.locals.streamedBody` says that the body is one that is streamed.
 */
export function limitArrival({ windowMs, leastBytes }: Arrival): RequestHandler {
  return (request, response, next) => {
    if (hasBody(request)) {
      let before = request.socket.bytesRead;
      const timer = setInterval(() => {
        const came = request.socket.bytesRead - before;
        before += came;
        const comes = response.locals.streamedBody === true && came >= leastBytes;
        if (comes && !request.complete && !request.socket.destroyed) return;
        clearInterval(timer);
        if (request.complete || request.socket.destroyed) return;
        if (response.headersSent) return void request.socket.destroy();
        // Node.js tells nobody who still reads a request that its connection is closed, once that was answered.
        request.socket.once('close', () => request.destroy());
        sendProblem(request, response, new DomainError('request-timeout', { detail: 'Try again.' }));
      }, windowMs).unref();
    }
    next();
  };
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
