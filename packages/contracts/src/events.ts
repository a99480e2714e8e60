import { z } from 'zod';
import { PLANS } from './constants.ts';
import { defineContract } from './contract.ts';
import { inAppMetadata, inPostgres } from './origin.ts';

/**
 * What an open page is told. `role` and `plan`: the identity provider now says something else than the token,
 * so the session should be refreshed. `plays`: a play counted on one of the caller's playlists.
 */
export const LiveEvent = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('role'), editor: inAppMetadata(z.boolean(), 'roles') }),
    z.strictObject({ type: z.literal('plan'), plan: inAppMetadata(z.enum(PLANS), 'plan') }),
    z.strictObject({
      type: z.literal('plays'),
      playlistId: inPostgres(z.uuid(), 'playlists.playlist_id'),
      total: inPostgres(z.int(), 'sum(play_counts.plays)'),
    }),
  ])
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof LiveEvent>;

export const streamEvents = defineContract({
  method: 'get',
  path: '/events',
  tag: 'Events',
  summary: 'Server-sent events of the caller; `data` is a LiveEvent, `Last-Event-ID` resumes',
  permission: 'user',
  query: z.strictObject({}),
  headers: z.object({
    'last-event-id': z
      .string()
      .regex(/^\d{1,18}$/, 'must be the id of an event of this stream')
      .optional(),
  }),
  responses: {
    200: { description: 'The stream', body: z.string(), contentType: 'text/event-stream', streamed: true },
  },
});
