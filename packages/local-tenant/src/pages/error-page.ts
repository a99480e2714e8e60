import { html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { layout } from './layout.ts';

export interface ErrorPage {
  words: Words;
  tenantName: string;
  nonce: string;
  code: string;
  description?: string | undefined;
  /** What only a developer can do something about, in English as the protocol has it. */
  detail?: string | undefined;
}

/** The page for what went wrong before or beside a sign-in, with the code that a developer needs. */
export function errorPage({ words, tenantName, nonce, code, description, detail }: ErrorPage): string {
  const body = html`<h1>${words.error.heading}</h1>
<p>${description ?? words.error.unexplained}</p>
${detail !== undefined && html`<p lang="en">${detail}</p>\n`}<p><code>${code}</code></p>`;
  return layout({ words, title: words.error.title, tenantName, nonce, body });
}
