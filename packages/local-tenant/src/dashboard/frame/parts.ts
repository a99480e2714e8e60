import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { createFormToken } from '../security/security.ts';
import { appMetadataIcon, userMetadataIcon, warningIcon } from './icons.ts';

export type MetadataKind = 'user_metadata' | 'app_metadata';

/** The hidden field that every form of the dashboard carries. */
export function tokenField({ cookieKeys }: Pick<Tenant, 'cookieKeys'>): Html {
  return html`<input type="hidden" name="token" value="${createFormToken(cookieKeys[0] ?? '')}">`;
}

/** A strip of tape that names where a value lives; `key` is the whole key, when it is more than the home. */
export function tape(
  kind: MetadataKind,
  { key = kind, large = false }: { key?: string; large?: boolean } = {},
): Html {
  const [name, icon] = kind === 'user_metadata' ? ['user', userMetadataIcon] : ['app', appMetadataIcon];
  return html`<span class="tape${large && ' tape-large'}" data-home="${name}">${icon}${key}</span>`;
}

/** The stamp of a role: its last word in capitals. */
export function pass(role: string): Html {
  return html`<span class="pass-tag pass-tag-small">${role.split(/[_:-]/).at(-1)?.toUpperCase()}</span>`;
}

/** A moment, exact on hover and for machines; nothing for one that never came. */
export function moment(value: Date | string | null | undefined, never = 'never'): Html {
  if (!value) return html`<span class="never">${never}</span>`;
  const date = new Date(value);
  const isToday = date.toDateString() === new Date().toDateString();
  const text = isToday
    ? date.toLocaleTimeString('en-GB')
    : date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return html`<time datetime="${date.toISOString()}" title="${date.toISOString()}">${text}</time>`;
}

/** The message over something that was refused. */
export function problem(message: string | undefined): Html {
  return message === undefined
    ? html``
    : html`<p class="problem" role="alert">${warningIcon}<span>${message}</span></p>`;
}

/** Previous and next; `href` makes the address of a page, counted from 0. */
export function pager({
  page,
  pages,
  href,
}: {
  page: number;
  pages: number;
  href: (page: number) => string;
}): Html {
  if (pages <= 1) return html``;
  const link = (target: number, name: string, rel: string) =>
    target < 0 || target >= pages
      ? html`<span class="button quiet" aria-disabled="true">${name}</span>`
      : html`<a class="button line" href="${href(target)}" rel="${rel}">${name}</a>`;
  return html`<nav class="pager" aria-label="Pages">${link(page - 1, 'Previous', 'prev')}<span>Page ${page + 1} of ${pages}</span>${link(page + 1, 'Next', 'next')}</nav>`;
}

/** Address of an application's page. */
export function applicationHref(clientId: string): string {
  return `/dashboard/applications/${encodeURIComponent(clientId)}`;
}
