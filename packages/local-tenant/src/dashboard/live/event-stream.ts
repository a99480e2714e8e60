import type { Request, RequestHandler, Response } from 'express';
import type { Change, Changes } from '../../store/changes.ts';

const HEARTBEAT_MS = 20_000;
const HEAD = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'close' };

/** Sends one event of a stream; its data goes as JSON. */
export type SendEvent = (name: string, data: object) => void;

/**
 * Answers with server-sent events for as long as changes are heard and the reader stays. The answer begins when changes
 * are being heard, so that whatever happens after it arrives. When the stream ends, the browser comes back. Resolves
 * when the stream has begun.
 */
export async function openEventStream(
  changes: Changes,
  request: Request,
  response: Response,
  onChange: (change: Change, send: SendEvent) => void,
): Promise<SendEvent> {
  let heartbeat: NodeJS.Timeout | undefined;
  // The first change, or the end, can come while the subscription is being made.
  const begin = () => {
    if (!response.headersSent) response.writeHead(200, HEAD);
    return response;
  };
  const send: SendEvent = (name, data) =>
    void begin().write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  if (request.method === 'HEAD') {
    begin().end();
    return send;
  }
  const unsubscribe = await changes.subscribe({
    onChange: (change) => onChange(change, send),
    onEnd: () => begin().end(),
  });
  const stop = () => {
    clearInterval(heartbeat);
    unsubscribe();
  };
  // The page may have gone, or the stream have ended, while the subscription was made.
  if (request.destroyed || response.destroyed || response.writableEnded) stop();
  else {
    response.on('close', stop);
    begin().write('retry: 1000\n\n');
    heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  }
  return send;
}

/** Server-sent events for open pages: one `change` event a committed change, `{table, id}`. */
export function streamChanges(changes: Changes): RequestHandler {
  return async (request, response) => {
    await openEventStream(changes, request, response, (change, send) => send('change', change));
  };
}
