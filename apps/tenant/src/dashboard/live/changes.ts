import type pg from 'pg';
import type { Pool } from '../../store/database.ts';

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
  let listening: Promise<pg.PoolClient> | undefined;
  let closed = false;

  const end = (): void => {
    const ended = [...subscribers];
    subscribers.clear();
    for (const subscriber of ended) subscriber.onEnd();
    stop();
  };
  const stop = (): void => {
    // Destroyed, not returned: it must not go on listening for whoever takes it next.
    listening?.then((client) => client.release(true)).catch(() => undefined);
    listening = undefined;
  };
  const listen = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect();
    client.on('error', end);
    client.on('notification', ({ payload }) => {
      const change = JSON.parse(payload ?? '{}') as Change;
      for (const subscriber of subscribers) subscriber.onChange(change);
    });
    try {
      await client.query('LISTEN tenant_changes');
    } catch (error) {
      client.release(true);
      throw error;
    }
    return client;
  };

  return {
    async subscribe(subscriber) {
      if (closed) throw new Error('The tenant is stopping.');
      subscribers.add(subscriber);
      const unsubscribe = () => {
        if (subscribers.delete(subscriber) && subscribers.size === 0) stop();
      };
      listening ??= listen();
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
