import { html } from './html.ts';
import { layout } from './layout.ts';

export interface ErrorPage {
  tenantName: string;
  nonce: string;
  code: string;
  description?: string;
}

/** The page for what went wrong before or beside a sign-in, with the code that a developer needs. */
export function errorPage({ tenantName, nonce, code, description }: ErrorPage): string {
  const body = html`<h1>Something went wrong</h1>
<p>${description ?? 'The request could not be completed.'}</p>
<p><code>${code}</code></p>`;
  return layout({ title: 'Error', tenantName, nonce, body });
}
