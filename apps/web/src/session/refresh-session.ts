'use client';

import { renewPage } from '#actions/renew-page.ts';

/**
 * Renews session and page in one round trip, to show what the identity provider has been told. Never rejects: when
 * nobody answers, page and session stay as they are until the next event or the next page.
 */
export async function refreshSession(): Promise<void> {
  try {
    await renewPage();
  } catch {}
}
