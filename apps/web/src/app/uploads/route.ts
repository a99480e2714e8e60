import { createSong, songParams } from '@setlist/contracts/songs';
import type { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { env } from '#env.ts';
import { answerOf, perform, readPageRequest, unreadable } from '#lib/actions/perform.ts';

const Input = z.union([songParams, createSong.body]);

/**
 * Begins an upload: makes its song, unless it is for one that is there, and says where the browser sends the file, at the
 * API, with the cookie that opens that to it (decision 40). No server action: those wait for each other, and an hour of
 * uploads must not hold up what the person does.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const asked = await readPageRequest(request);
  if (!asked) return unreadable();
  const { madeFor, ...input } = asked;
  const cookies: string[] = [];
  const outcome = await perform(madeFor, Input, input, async (api, song) => {
    // First, since a song without a file helps nobody.
    const { headers } = await api.createAudioCookie();
    cookies.push(...headers.getSetCookie());
    const { songId } = 'songId' in song ? song : (await api.createSong({ body: song })).body;
    return { body: { songId, url: new URL(`/songs/${songId}/audio`, env().API_URL).href } };
  });
  const answer = answerOf(outcome);
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}
