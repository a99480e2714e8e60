import type { RequestHandler } from 'express';
import { isLoopbackHost } from './loopback.ts';

const DISCOVERY = '/.well-known/openid-configuration';

/**
 * Answers only under the issuer's name and the names of this machine: another site can make its own name into this
 * address (DNS rebinding), and a made-up Host header would get into the addresses that oidc-provider gives out. The
 * discovery document names the issuer's addresses whichever of these names it is asked by. RFC 9110, 15.5.20.
 */
export function requireOwnHost(issuer: string): RequestHandler {
  const { host } = new URL(issuer);
  return (request, response, next) => {
    const asked = request.headers.host?.toLowerCase();
    if (asked !== host && !isLoopbackHost(asked)) {
      const error_description = `This tenant answers as ${host}, not as the host that was asked for.`;
      return response.status(421).json({ error: 'invalid_request', error_description });
    }
    if (request.path === DISCOVERY) request.headers.host = host;
    next();
  };
}
