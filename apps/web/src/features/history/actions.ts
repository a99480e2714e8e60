'use server';

import * as contract from '@setlist/contracts/history';
import { z } from 'zod';
import { change, perform } from '#lib/actions/perform.ts';

/** A page of what the person heard, newest first. */
export async function listHistory(madeFor: string, cursor: string, limit: number) {
  return perform(madeFor, contract.listHistory.query, { limit, cursor }, (api, query) =>
    api.listHistory({ query }),
  );
}

/** Removes something that the person heard from their history. */
export async function deleteListen(madeFor: string, listenId: string) {
  return perform(madeFor, contract.deleteListen.params, { listenId }, (api, params) =>
    api.deleteListen({ params }),
  );
}

/** Brings something back into the person's history. */
export async function restoreListen(madeFor: string, listenId: string) {
  return perform(madeFor, contract.restoreListen.params, { listenId }, (api, params) =>
    api.restoreListen({ params }),
  );
}

/** Removes all that the person heard. */
export async function clearHistory(madeFor: string) {
  return change(madeFor, z.strictObject({}), {}, (api) => api.clearHistory());
}

/** Brings back what the person's last clearing of their history took. */
export async function restoreHistory(madeFor: string) {
  return change(madeFor, z.strictObject({}), {}, (api) => api.restoreHistory());
}
