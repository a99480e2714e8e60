import type { RequestHandler } from 'express';
import type { Changes } from './changes.ts';

const HEARTBEAT_MS = 20_000;
const HEAD = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'close' };

/**
 * Server-sent events for open pages: one `change` event a committed change, `{table, id}`. The answer begins when
 * changes are being heard, so that whatever happens after it arrives. When the stream ends, the browser comes back.
 */
export function streamChanges(changes: Changes): RequestHandler {
  return async (request, response) => {
    let heartbeat: NodeJS.Timeout | undefined;
    // The first change, or the end, can come while the subscription is being made.
    const begin = () => {
      if (!response.headersSent) response.writeHead(200, HEAD);
      return response;
    };
    const unsubscribe = await changes.subscribe({
      onChange: (change) => begin().write(`event: change\ndata: ${JSON.stringify(change)}\n\n`),
      onEnd: () => begin().end(),
    });
    const stop = () => {
      clearInterval(heartbeat);
      unsubscribe();
    };
    // The page may have gone, or the stream have ended, while the subscription was made.
    if (request.destroyed || response.destroyed || response.writableEnded) return stop();
    response.on('close', stop);
    begin().write('retry: 1000\n\n');
    heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  };
}
