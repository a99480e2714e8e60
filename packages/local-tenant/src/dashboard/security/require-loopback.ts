import type { RequestHandler } from 'express';
import { isLoopbackAddress, isLoopbackHost } from '../../http/loopback.ts';
import { html } from '../../words/html.ts';

/**
 * Lets only this machine in: the connection comes from a loopback address, and the host that was asked for is a
 * loopback name, which another site cannot make its own name into (DNS rebinding).
 */
export const requireLoopback: RequestHandler = (request, response, next) => {
  if (isLoopbackAddress(request.socket.remoteAddress) && isLoopbackHost(request.headers.host)) return next();
  response
    .status(403)
    .type('html')
    .send(
      html`<!doctype html><title>Only on this machine</title><p>The dashboard answers only on the machine that the tenant runs on, at http://localhost.</p>`
        .html,
    );
};
