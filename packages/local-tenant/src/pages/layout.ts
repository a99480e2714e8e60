import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Html, html } from '../words/html.ts';
import type { Words } from '../words/words.ts';

/** What every page of a sign-in is made with. */
export interface Frame {
  words: Words;
  tenantName: string;
  clientName: string;
  /** Address of the sign-in under way; forms go to it. */
  action: string;
  nonce: string;
}

const require = createRequire(import.meta.url);

/** Style sheets of every page of the tenant, in their order: the look that it shares with the app, and its fonts. */
export const LOOK = {
  tokens: require.resolve('@setlist/ui/tokens.css'),
  fonts: join(import.meta.dirname, 'assets', 'fonts.css'),
  tape: require.resolve('@setlist/ui/tape.css'),
  pass: require.resolve('@setlist/ui/pass.css'),
  shared: join(import.meta.dirname, 'assets', 'shared.css'),
};

let style: string | undefined;

/** The style sheets of the sign-in pages, which go into each page. Read once. */
function readStyle(): string {
  style ??= [...Object.values(LOOK), join(import.meta.dirname, 'assets', 'sign-in.css')]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return style;
}

const icon = (paths: Html): Html =>
  html`<svg class="icon" aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

export const houseIcon = icon(
  html`<path d="M3 10.5 12 3l9 7.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"/><path d="M12 21v-4"/><path d="M9 13h6v1.5a2.5 2.5 0 0 1-2.5 2.5h-1A2.5 2.5 0 0 1 9 14.5z"/><path d="M10.5 13v-2.5m3 2.5v-2.5"/>`,
);
export const arrowIcon = icon(html`<path d="M5 12h14"/><path d="m12 5 7 7-7 7"/>`);
export const eyeIcon = icon(
  html`<path d="M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7"/><circle cx="12" cy="12" r="3"/>`,
);
export const warningIcon = icon(
  html`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5"/><path d="M12 16.2v.1"/>`,
);

interface LayoutOptions {
  words: Words;
  title: string;
  tenantName: string;
  nonce: string;
  body: Html;
}

/** The frame of the sign-in pages: a card on a stage under a spotlight, marked as the local tenant's. */
export function layout({ words, title, tenantName, nonce, body }: LayoutOptions): string {
  return html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${title} · ${tenantName}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${{ html: readStyle() }}</style>
</head>
<body>
<svg class="light" preserveAspectRatio="xMidYMin slice" viewBox="0 0 1440 900" aria-hidden="true"><defs><linearGradient id="beam" x1="0" y1="0" x2="0" y2="1"><stop class="beam-from" offset="0"/><stop class="beam-to" offset="1"/></linearGradient><radialGradient id="pool"><stop class="pool-from" offset="0"/><stop class="pool-to" offset="1"/></radialGradient><filter id="soft"><feGaussianBlur stdDeviation="10"/></filter></defs><path d="M690 -40 L750 -40 L1090 850 L350 850 Z" fill="url(#beam)" filter="url(#soft)"/><ellipse cx="720" cy="842" rx="470" ry="90" fill="url(#pool)"/></svg>
<main class="card">
<span class="tape">${houseIcon}${words.frame.localTenant}</span>
${body}
</main>
</body>
</html>`.html;
}
