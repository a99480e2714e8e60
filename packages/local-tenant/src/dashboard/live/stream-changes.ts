import type { RequestHandler } from 'express';
import type { Changes } from '../../store/changes.ts';
import { openEventStream } from './event-stream.ts';

/** Server-sent events for open pages: one `change` event a committed change, `{table, id}`. */
export function streamChanges(changes: Changes): RequestHandler {
  return async (request, response) => {
    await openEventStream(changes, request, response, (change, send) => send('change', change));
  };
}
