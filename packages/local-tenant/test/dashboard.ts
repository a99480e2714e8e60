import { expect, vi } from 'vitest';
import type { TestTenant } from './tenant.ts';

export interface Dashboard {
  /** The HTML of a page; fails unless it answers with the status. */
  open(path: string, status?: number): Promise<string>;
  /** The HTML of a page as soon as it holds the text: what happens is in the log a moment later. */
  until(path: string, text: string): Promise<string>;
  /** Sends a form as its page does, with the page's token; redirects are not followed. */
  submit(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** The dashboard as a browser on this machine uses it. */
export function dashboardOf({ issuer }: TestTenant): Dashboard {
  const { origin } = new URL(issuer);
  const open = async (path: string, status = 200) => {
    const response = await fetch(new URL(path, issuer));
    expect([path, response.status]).toEqual([path, status]);
    return response.text();
  };
  return {
    open,
    until: (path, text) =>
      vi.waitFor(async () => {
        const page = await open(path);
        expect(page).toContain(text);
        return page;
      }, 10_000),
    async submit(path, fields, headers = {}) {
      const token = tokenIn(await open('/dashboard/users/new'));
      return fetch(new URL(path, issuer), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams({ token, ...fields }),
      });
    },
  };
}

/** The token that the forms of a page carry. */
export function tokenIn(page: string): string {
  return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
