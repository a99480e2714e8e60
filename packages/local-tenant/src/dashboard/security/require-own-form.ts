import express, { type RequestHandler } from 'express';
import type { Tenant } from '../../tenant.ts';
import { isFormToken } from './form-token.ts';

/**
 * Reads a form and lets it through only when a page of this dashboard sent it: the browser says same origin, and the
 * form carries its token. Other ports of this host are other origins.
 */
export function requireOwnForm({ cookieKeys }: Tenant): RequestHandler[] {
  return [
    requireSameOrigin,
    express.urlencoded({ extended: false, limit: '1mb' }),
    (request, response, next) => {
      if (isFormToken(cookieKeys[0] ?? '', request.body?.token)) return next();
      refuse(response, 'This page is too old to be sent. Load it again, then repeat the change.');
    },
  ];
}

const requireSameOrigin: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site') ?? 'same-origin';
  const origin = request.get('origin');
  // The host has been found to be a loopback name before; an origin of it has to be the very same one.
  const isOwn = origin === undefined || URL.parse(origin)?.host === request.headers.host?.toLowerCase();
  if (site === 'same-origin' && isOwn) return next();
  refuse(
    response,
    'This form was not sent from the dashboard. Open the dashboard and repeat the change there.',
  );
};

function refuse(response: express.Response, message: string): void {
  response.status(403).type('text').send(message);
}
