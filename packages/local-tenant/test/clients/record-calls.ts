import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toEndpoint } from './endpoints.ts';

/** What clients called, as the tenant saw it: endpoint → the statuses that it answered, such as "200, 403". */
export type Calls = Record<string, string>;

export interface CallRecorder {
  /** The calls since the last time that this was asked, once all are answered. */
  take(): Promise<Calls>;
  stop(): void;
}

/** Watches the requests to the server of this process that listens on `port`, whoever makes them. */
export function recordCalls(port: () => number): CallRecorder {
  let calls = new Map<string, Set<number>>();
  const open = new Set<Promise<void>>();
  const onRequest = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.socket.localPort !== port()) return;
    // Asked now: routers change the URL.
    const endpoint = toEndpoint(request.method ?? '', request.url ?? '');
    if (!endpoint) return;
    const answered = once(response, 'close').then(() => {
      calls.set(endpoint, (calls.get(endpoint) ?? new Set()).add(response.statusCode));
      open.delete(answered);
    });
    open.add(answered);
  };
  subscribe('http.server.request.start', onRequest);
  return {
    async take() {
      await Promise.all(open);
      const taken = [...calls].map(
        ([endpoint, statuses]) => [endpoint, [...statuses].sort().join(', ')] as const,
      );
      calls = new Map();
      return Object.fromEntries(taken.sort(([a], [b]) => a.localeCompare(b)));
    },
    stop: () => unsubscribe('http.server.request.start', onRequest),
  };
}
