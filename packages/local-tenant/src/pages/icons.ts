import { type Html, html } from '../words/html.ts';

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
