import type { RequestHandler } from 'express';
import type { Change } from '../../store/changes.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { openEventStream, type SendEvent } from '../live/event-stream.ts';
import { readUserState } from './read-user-state.ts';

/**
 * Server-sent events about one user: `state` with a `UserState`, at once and whenever it is another one, and `gone` at
 * the end when the user was deleted. 404 for an unknown user. Changes that come close together make one event.
 */
export function streamUser(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const userId = String(request.params.id);
    if (!(await findUser(tenant.pool, userId)))
      return response.status(404).type('text').send(`There is no user ${userId}.`);
    let sent = '';
    let isReading = false;
    let isStale = false;
    const tell = async (send: SendEvent): Promise<void> => {
      isStale = true;
      if (isReading) return;
      isReading = true;
      while (isStale && !response.destroyed && !response.writableEnded) {
        isStale = false;
        const state = await readUserState(tenant, userId);
        const text = JSON.stringify(state);
        if (text === sent) continue;
        sent = text;
        if (state) send('state', state);
        else {
          send('gone', {});
          response.end();
        }
      }
      isReading = false;
    };
    const tellOrEnd = (send: SendEvent) =>
      tell(send).catch((err) => {
        tenant.log.error({ err, userId }, 'what happened to a user could not be told');
        response.end();
      });
    const send = await openEventStream(tenant.changes, request, response, (change, send) => {
      if (isAbout(change, userId)) void tellOrEnd(send);
    });
    await tellOrEnd(send);
  };
}

// Of the log only that something was added is told, not about whom. The runs that an event names are stored before it.
function isAbout({ table, id }: Change, userId: string): boolean {
  return table === 'log_events' || (table === 'users' && id === userId);
}
