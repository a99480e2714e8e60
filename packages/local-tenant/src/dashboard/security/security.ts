import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import express from 'express';
import { isLoopbackAddress, isLoopbackHost } from '../../http/loopback.ts';
import type { Tenant } from '../../tenant.ts';
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

const HOUR = 3_600_000;
const HOURS_VALID = 24;

/** Makes the token that every form of the dashboard carries; only who can read a page of it knows one. */
export function createFormToken(key: string, now = Date.now()): string {
  const hour = Math.floor(now / HOUR);
  return `${hour}.${sign(key, hour)}`;
}

/** Whether the token was made with the key within the last day. */
export function isFormToken(key: string, token: unknown, now = Date.now()): boolean {
  const [, hour, signature] = /^(\d{1,9})\.([\w-]{43})$/.exec(String(token)) ?? [];
  const age = Math.floor(now / HOUR) - Number(hour);
  if (!signature || !(age >= 0 && age <= HOURS_VALID)) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(key, Number(hour))));
}

function sign(key: string, hour: number): string {
  return createHmac('sha256', key).update(`dashboard form ${hour}`).digest('base64url');
}
