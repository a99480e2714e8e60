import type { RequestHandler } from 'express';
import { html } from '../../pages/html.ts';

const HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

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

/** Whether an address, IPv4, IPv6 or IPv4 written as IPv6, is this machine's own. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address ?? '');
}

/** Whether a Host header names this machine, with or without a port. */
export function isLoopbackHost(host: string | undefined): boolean {
  return HOSTS.has((host ?? '').toLowerCase().replace(/:\d{1,5}$/, ''));
}
