import type { RequestHandler } from 'express';
import type { Changes } from './changes.ts';

const HEARTBEAT_MS = 20_000;

/**
 * Server-sent events for open pages: one `change` event a committed change, `{table, id}`. The answer begins when
 * changes are being heard, so that whatever happens after it arrives. When the stream ends, the browser comes back.
 */
export function streamChanges(changes: Changes): RequestHandler {
  return async (request, response) => {
    let heartbeat: NodeJS.Timeout | undefined;
    const unsubscribe = await changes.subscribe({
      onChange: (change) => response.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`),
      onEnd: () => response.end(),
    });
    const stop = () => {
      clearInterval(heartbeat);
      unsubscribe();
    };
    // The page may have gone while the subscription was made.
    if (request.destroyed || response.destroyed) return stop();
    response.on('close', stop);
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', Connection: 'close' });
    response.write('retry: 1000\n\n');
    heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  };
}
