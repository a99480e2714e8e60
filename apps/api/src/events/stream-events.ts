import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { eventsAfter, startingEventId } from '../live/read-events.ts';
import { openStream } from './open-stream.ts';

type Contract = typeof contracts.streamEvents;

/** Streams one person may have open in a process: some tabs and devices, not a flood. */
const MOST_STREAMS = 12;

/**
 * Streams the caller's events (Server-Sent Events) until the token ends, the client goes or the process stops; the
 * client then connects again, and `Last-Event-ID` makes it go on where it was. Without that header it begins where
 * the token was issued, so that no change of role or plan is missed. Throws `too-many-requests`.
 */
export async function streamEvents(
  ctx: Context,
  { headers }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { pool, prisma, events, log, caller, metrics } = ctx;
  const resumed = headers['last-event-id'];
  let last = resumed ?? (await startingEventId(prisma, caller.userId, caller.issuedAt));
  return {
    stream: (request, response) => {
      if (request.method === 'HEAD') return void response.type('text/event-stream').end();
      // Here, where nothing comes between looking and subscribing: many may ask at once.
      if (events.streamsOf(caller.userId) >= MOST_STREAMS) {
        throw new DomainError('too-many-requests', {
          detail: `At most ${MOST_STREAMS} event streams may be open at once.`,
          retryAfter: 10,
        });
      }
      // The client may have gone while the database was asked, and would never be seen to go.
      if (response.destroyed) return;
      const stream = openStream(response, last, caller.expiresAt * 1_000 - Date.now());
      metrics.streams.inc();
      let looking: Promise<void> = Promise.resolve();
      const look = () => {
        looking = looking
          .then(async () => {
            for (const { id, data } of await eventsAfter(pool, caller.userId, last)) {
              stream.send(id, data);
              last = id;
            }
          })
          .catch((err) => log.warn({ err, userId: caller.userId }, 'events not read'));
      };
      const unsubscribe = events.subscribe(caller.userId, look);
      stream.onHeartbeat(look);
      events.stopping.addEventListener('abort', stream.end);
      response.once('close', () => {
        unsubscribe();
        stream.end();
        events.stopping.removeEventListener('abort', stream.end);
        metrics.streams.dec();
      });
      look();
    },
  };
}
