import { createServer as createHttpServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Express } from 'express';

/**
 * Makes the HTTP server of an app. Requests and responses are born with the prototypes that Express gives to each of
 * them otherwise, which would make V8 leave its fast path at every request.
 */
export function createServer(app: Express): Server {
  return createHttpServer(
    {
      IncomingMessage: bornAs(IncomingMessage, app.request),
      ServerResponse: bornAs(ServerResponse, app.response),
    },
    app,
  );
}

function bornAs<T extends typeof IncomingMessage | typeof ServerResponse>(Base: T, prototype: object): T {
  function Born(...args: unknown[]) {
    return Reflect.construct(Base, args, Born);
  }
  Born.prototype = prototype;
  return Born as unknown as T;
}
