import { recordPlay } from '@setlist/contracts/plays';
import type { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { answerOf, perform, readPageRequest, unreadable } from '#lib/actions/perform.ts';

const Input = z.object({
  params: recordPlay.params,
  body: recordPlay.body,
  headers: z.object({ 'idempotency-key': z.uuid() }),
});

/**
 * Tells the API that the person heard a song of a playlist; `key` names this one listen, however often it is told. It
 * is no server action: the music plays on from version to version, and must not hold up what the person does.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const asked = await readPageRequest(request);
  if (!asked) return unreadable();
  const { madeFor, playlistId, songId, heardMs, key } = asked;
  const input = { params: { playlistId }, body: { songId, heardMs }, headers: { 'idempotency-key': key } };
  return answerOf(await perform(madeFor, Input, input, (api, checked) => api.recordPlay(checked)));
}
