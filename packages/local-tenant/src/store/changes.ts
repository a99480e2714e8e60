import { listen } from '@setlist/postgres/listen';
import type { Pool } from './database.ts';

/** A committed change: the table and, where one row changed, its id. */
export interface Change {
  table: string;
  id: string | null;
}

export interface Subscriber {
  onChange(change: Change): void;
  /** No further changes will come: the database connection broke, or the tenant stops. */
  onEnd(): void;
}

/** Where the dashboard learns of changes, whoever made them. */
export interface Changes {
  /** Resolves once changes are being heard; the function it gives ends the subscription. */
  subscribe(subscriber: Subscriber): Promise<() => void>;
  /** Ends every subscription. */
  close(): void;
}

/**
 * Listens for what the triggers of `010-changes.sql` say. One database connection serves all subscribers, and only
 * while there are any. Changes made by another process, or by hand in psql, are heard too.
 */
export function createChanges(pool: Pool): Changes {
  const subscribers = new Set<Subscriber>();
  let listening: ReturnType<typeof listen> | undefined;
  let closed = false;

  const end = (): void => {
    const ended = [...subscribers];
    subscribers.clear();
    for (const subscriber of ended) subscriber.onEnd();
    stop();
  };
  const stop = (): void => {
    listening?.then((stopListening) => stopListening()).catch(() => undefined);
    listening = undefined;
  };
  const tell = (payload: string): void => {
    const change = JSON.parse(payload || '{}') as Change;
    for (const subscriber of subscribers) subscriber.onChange(change);
  };

  return {
    async subscribe(subscriber) {
      if (closed) throw new Error('The tenant is stopping.');
      subscribers.add(subscriber);
      const unsubscribe = () => {
        if (subscribers.delete(subscriber) && subscribers.size === 0) stop();
      };
      listening ??= listen(pool, {
        channels: { tenant_changes: tell },
        onLost: end,
        // Nobody is left to hear: whoever asks again begins anew.
        onReconnect: () => undefined,
      });
      try {
        await listening;
      } catch (error) {
        subscribers.delete(subscriber);
        listening = undefined;
        throw error;
      }
      return unsubscribe;
    },
    close() {
      closed = true;
      end();
    },
  };
}
