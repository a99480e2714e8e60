import { z } from 'zod';
import { defineContract } from './contract.ts';
import { computedBy, inPostgres } from './origin.ts';
import { PLAYS, playlistParams } from './playlists.ts';
import { termOfText } from './text.ts';

/**
 * Why a play did not count:
 * - `own-playlist`: the caller owns the playlist;
 * - `too-short`: not enough of the song was heard;
 * - `unverified-email`: the caller's token does not say that their email address is verified;
 * - `audio-not-fetched`: that much of the song's audio was not sent to the caller, or not that long ago;
 * - `too-soon`: a play of the caller counted on this playlist a moment ago;
 * - `faster-than-clock`: the caller's plays that counted, of all playlists, have used up the time there was to listen.
 */
const NotCountedReason = z
  .enum([
    'own-playlist',
    'too-short',
    'unverified-email',
    'audio-not-fetched',
    'too-soon',
    'faster-than-clock',
  ])
  .meta({ id: 'NotCountedReason' });

/** Whether a play counted, and why not if it did not. */
export const PlayAnswer = z
  .strictObject({
    counted: computedBy(z.boolean(), 'record-play', 'counted'),
    /** All plays of the playlist, with this one. */
    plays: inPostgres(z.int(), PLAYS),
    reason: computedBy(NotCountedReason, 'record-play', 'reason').optional(),
  })
  .meta({ id: 'PlayAnswer' });
export type PlayAnswer = z.infer<typeof PlayAnswer>;

export const recordPlay = defineContract({
  method: 'post',
  path: '/playlists/{playlistId}/plays',
  tag: 'Plays',
  summary:
    'Tells that the caller heard a song of a playlist; the answer says whether it counted, and their history has it',
  permission: 'user',
  params: playlistParams,
  query: z.strictObject({}),
  headers: z.object({
    'idempotency-key': z
      .string()
      .regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 printable ASCII characters')
      .optional(),
  }),
  body: z.strictObject({
    songId: inPostgres(z.uuid(), 'plays.song_id'),
    heardMs: inPostgres(z.int().min(0).max(86_400_000), 'plays.heard_ms'),
    /** By which the caller's history has it from then on, if enough was heard. */
    listenId: inPostgres(z.uuid(), 'listens.listen_id').optional(),
  }),
  responses: {
    200: { description: 'It did not count, and why', body: PlayAnswer },
    201: { description: 'It counted', body: PlayAnswer },
  },
});

export const getPlays = defineContract({
  method: 'get',
  path: '/playlists/getPlays',
  tag: 'Plays',
  summary: 'All plays of the caller’s playlists, or of `user_id`’s for a machine with `read:plays`',
  permission: 'user-or-plays-reader',
  query: z.strictObject({ user_id: termOfText({ min: 1, max: 255 }).optional() }),
  responses: {
    200: {
      description: 'A whole number in decimal digits',
      body: inPostgres(z.string(), `${PLAYS}::text`),
      contentType: 'text/plain',
    },
  },
});
