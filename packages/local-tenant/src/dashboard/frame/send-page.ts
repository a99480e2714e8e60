import type { Response } from 'express';
import { newNonce, pageHeaders } from '../../pages/security.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { warningIcon } from './icons.ts';
import { layout, type Page } from './layout.ts';

/** Sends a page of the dashboard, which no other site can frame, read or keep a handle on. */
export function sendPage(tenant: Tenant, response: Response, page: Page, status = 200): void {
  const nonce = newNonce();
  response
    .status(status)
    .set({
      ...pageHeaders({ nonce }),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    .type('html')
    .send(
      layout(page, { tenantName: tenant.name, issuer: tenant.issuer, nonce, notice: disturbance(tenant) }),
    );
}

/** Answers 404 with a page that says what is not there. */
export function sendNotFound(
  tenant: Tenant,
  response: Response,
  { section, message }: Pick<Page, 'section'> & { message: string },
): void {
  const body = html`<header class="heading"><h1>Not here</h1></header><p>${message}</p>`;
  sendPage(tenant, response, { title: 'Not found', section, live: [], body }, 404);
}

const ANSWERS = { '429': 'answers 429', '503': 'answers 503', hang: 'never answers' };

/** Says on every page that the switches make the tenant misbehave, so that nobody looks for the fault elsewhere. */
function disturbance({ switches }: Tenant): Html {
  const { answer, latencyMs, scope } = switches.current().disturbance;
  const parts = [answer !== 'normal' && ANSWERS[answer], latencyMs > 0 && `waits ${latencyMs} ms`].filter(
    Boolean,
  );
  const where = scope === 'management' ? 'The Management API' : 'The tenant';
  return html`<div id="disturbance" data-region>${
    parts.length > 0 &&
    html`<p class="problem" data-mark="disturbance">${warningIcon}<span>${where} ${parts.join(' and ')}, as its <a href="/dashboard/switches">switches</a> say.</span></p>`
  }</div>`;
}

const MESSAGES = {
  created: 'User created',
  deleted: 'User deleted',
  plan: 'Plan changed',
  roles: 'Roles changed',
  blocked: 'User blocked',
  unblocked: 'User unblocked',
  user_metadata: 'user_metadata saved',
  app_metadata: 'app_metadata saved',
  unchanged: 'Nothing to change',
  switches: 'Switches set',
} as const;

export type Done = keyof typeof MESSAGES;

/** What a page says of the change that led to it; undefined for anything that is not one. */
export function doneMessage(done: unknown): string | undefined {
  return typeof done === 'string' && Object.hasOwn(MESSAGES, done) ? MESSAGES[done as Done] : undefined;
}
