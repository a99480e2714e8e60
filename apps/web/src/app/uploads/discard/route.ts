import { songParams } from '@setlist/contracts/songs';
import type { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { answerOf, perform, readPageRequest, unreadable } from '#lib/actions/perform.ts';

const Input = z.object({ params: songParams, onlySilent: z.boolean() });

/**
 * Deletes a song that was made for an upload; with `onlySilent` not if its file has arrived after all. No server action:
 * it has to reach the server from a page that is being closed.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const asked = await readPageRequest(request);
  if (!asked) return unreadable();
  const { madeFor, songId, onlySilent } = asked;
  const outcome = await perform(madeFor, Input, { params: { songId }, onlySilent }, async (api, input) => {
    const { params } = input;
    const isKept = input.onlySilent && (await api.getSong({ params })).body.hasAudio;
    if (!isKept) await api.deleteSong({ params });
    return { body: null };
  });
  return answerOf(outcome);
}
