import { type Html, html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { houseIcon } from './icons.ts';
import { readStyle } from './style.ts';

export interface LayoutOptions {
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
