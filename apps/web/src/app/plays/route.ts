import { keepListen } from '@setlist/contracts/history';
import { recordPlay } from '@setlist/contracts/plays';
import type { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { answerOf, perform, readPageRequest, unreadable } from '#lib/actions/perform.ts';

const Play = z.object({
  params: recordPlay.params,
  body: recordPlay.body,
  headers: z.object({ 'idempotency-key': z.uuid() }),
});
const Listen = z.object({ params: keepListen.params, body: keepListen.body });

/**
 * Tells the API that the person heard a song of a playlist, or, without one, on its own; `key` names this one listen,
 * however often it is told. It is no server action: the music plays on from version to version, and must not hold up what
 * the person does.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const asked = await readPageRequest(request);
  if (!asked) return unreadable();
  const { madeFor, playlistId, songId, heardMs, key } = asked;
  if (playlistId === null) {
    const listen = { params: { listenId: key }, body: { songId, heardMs } };
    return answerOf(await perform(madeFor, Listen, listen, (api, checked) => api.keepListen(checked)));
  }
  const body = { songId, heardMs, listenId: key };
  const play = { params: { playlistId }, body, headers: { 'idempotency-key': key } };
  return answerOf(await perform(madeFor, Play, play, (api, checked) => api.recordPlay(checked)));
}
