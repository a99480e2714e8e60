'use server';

import * as contract from '@setlist/contracts/history';
import { z } from 'zod';
import { change, perform } from '#lib/actions/perform.ts';

/** A page of what the person heard, newest first. */
export async function listHistory(madeFor: string, cursor?: string) {
  return perform(madeFor, contract.listHistory.query, { limit: 100, cursor }, (api, query) =>
    api.listHistory({ query }),
  );
}

/** Forgets all that the person heard. */
export async function clearHistory(madeFor: string) {
  return change(madeFor, z.strictObject({}), {}, (api) => api.clearHistory());
}
