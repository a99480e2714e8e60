'use server';

import { recordPlay as contract } from '@setlist/contracts/plays';
import { z } from 'zod';
import { perform } from '#server/perform.ts';

const Input = z.object({
  params: contract.params,
  body: contract.body,
  headers: z.object({ 'idempotency-key': z.uuid() }),
});

/** Tells the API that a song of a playlist was heard; `key` names this one listen, however often it is told. */
export async function recordPlay(playlistId: string, songId: string, heardMs: number, key: string) {
  const input = { params: { playlistId }, body: { songId, heardMs }, headers: { 'idempotency-key': key } };
  return perform(Input, input, (api, checked) => api.recordPlay(checked));
}
