import { type Html, html } from '../../words/html.ts';

const icon = (paths: Html): Html =>
  html`<svg class="icon" aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

export const nowIcon = icon(html`<path d="M3 12h4l2.5-7 5 14 2.5-7h4"/>`);
export const peopleIcon = icon(
  html`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.4-3.8 2.9-6 6.5-6s6.1 2.2 6.5 6"/><path d="M16 4.8a3.5 3.5 0 0 1 0 6.4M18.5 14.6c1.8.9 2.8 2.7 3 5.4"/>`,
);
export const actionIcon = icon(
  html`<path d="m8 6-6 6 6 6"/><path d="m16 6 6 6-6 6"/><path d="m13.5 4-3 16"/>`,
);
export const logIcon = icon(html`<path d="M8 6h13M8 12h13M8 18h13"/><path d="M3 6h.1M3 12h.1M3 18h.1"/>`);
export const applicationIcon = icon(
  html`<rect x="3" y="3" width="7.5" height="7.5" rx="1.5"/><rect x="13.5" y="3" width="7.5" height="7.5" rx="1.5"/><rect x="3" y="13.5" width="7.5" height="7.5" rx="1.5"/><rect x="13.5" y="13.5" width="7.5" height="7.5" rx="1.5"/>`,
);
export const mailIcon = icon(
  html`<rect x="2.5" y="4.5" width="19" height="15" rx="2"/><path d="m3 7 9 6.5L21 7"/>`,
);
export const switchIcon = icon(
  html`<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.5"/><circle cx="8" cy="17" r="2.5"/>`,
);
export const userMetadataIcon = icon(
  html`<circle cx="10" cy="7.5" r="3.5"/><path d="M3.5 20c.4-3.8 2.9-6 6.5-6 .8 0 1.5.1 2.2.3"/><path d="m14.5 20.5.6-2.6 4.5-4.5a1.4 1.4 0 0 1 2 2l-4.5 4.5z"/>`,
);
export const appMetadataIcon = icon(
  html`<rect x="4" y="10.5" width="16" height="10.5" rx="2"/><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5"/><path d="M12 15v2"/>`,
);
export const pencilIcon = icon(
  html`<path d="m4 20 1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8 18.5z"/><path d="m14.5 6 3 3"/>`,
);
export const plusIcon = icon(html`<path d="M12 5v14M5 12h14"/>`);
export const searchIcon = icon(html`<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3"/>`);
export const crossIcon = icon(html`<path d="M6 6l12 12M18 6 6 18"/>`);
export const checkIcon = icon(html`<path d="m5 12.5 4.5 4.5L19 7.5"/>`);
export const trashIcon = icon(html`<path d="M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3"/>`);
export const blockIcon = icon(html`<circle cx="12" cy="12" r="8.5"/><path d="m6 6 12 12"/>`);
export const warningIcon = icon(html`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16.2v.1"/>`);
export const eyeIcon = icon(
  html`<path d="M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7"/><circle cx="12" cy="12" r="3"/>`,
);
