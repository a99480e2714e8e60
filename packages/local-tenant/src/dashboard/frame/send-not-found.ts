import type { Response } from 'express';
import type { Tenant } from '../../tenant.ts';
import { html } from '../../words/html.ts';
import type { Page } from './layout.ts';
import { sendPage } from './send-page.ts';

/** Answers 404 with a page that says what is not there. */
export function sendNotFound(
  tenant: Tenant,
  response: Response,
  { section, message }: Pick<Page, 'section'> & { message: string },
): void {
  const body = html`<header class="heading"><h1>Not here</h1></header><p>${message}</p>`;
  sendPage(tenant, response, { title: 'Not found', section, live: [], body }, 404);
}
