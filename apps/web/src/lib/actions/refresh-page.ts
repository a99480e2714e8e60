'use server';

import { refresh } from 'next/cache';
import { readSession } from '#session/session.ts';
import type { Outcome } from './outcome.ts';
import { refuseOthers } from './perform.ts';

/**
 * Brings the page again, for what is new. The router's own refresh gives the whole page up for the browser's error
 * page when the network fails it, and loads a new document after a deployment; this one fails as any action does.
 */
export async function refreshPage(madeFor: string): Promise<Outcome<null>> {
  const refused = refuseOthers(await readSession(), madeFor);
  if (refused) return refused;
  refresh();
  return { ok: true, value: null };
}
