import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from './create-pool.ts';

export interface Listening {
  /** What to do with the payload of a notification, by the channel it comes on. */
  channels: Record<string, (payload: string) => void>;
  /** The connection was lost and is back: what was said meanwhile is lost too. */
  onReconnect: () => void;
  /** The connection was lost; a new one is being taken. */
  onLost: (error: unknown) => void;
}

/** Ends a connection's use; it is not given to anybody else. Calling it again does nothing. */
type Drop = () => void;

const RETRY_MS = 1_000;

/** Holds one connection of the pool that LISTENs, and takes a new one when it breaks. Returns how to stop. */
export async function listen(pool: Pool, told: Listening): Promise<() => Promise<void>> {
  let stopped = false;
  let drop = await connect();

  async function connect(): Promise<Drop> {
    const client = await pool.connect();
    let dropped = false;
    let listening = false;
    const dropThis = () => {
      if (!dropped) client.release(true);
      dropped = true;
    };
    client.on('notification', ({ channel, payload }) => told.channels[channel]?.(payload ?? ''));
    client.once('error', (error) => {
      dropThis();
      // One that breaks before it listens makes the statement below fail, and whoever asked for it knows.
      if (listening && !stopped) void reconnect(error);
    });
    try {
      for (const channel of Object.keys(told.channels)) await client.query(`LISTEN ${channel}`);
    } catch (error) {
      dropThis();
      throw error;
    }
    listening = true;
    return dropThis;
  }

  async function reconnect(reason: unknown): Promise<void> {
    told.onLost(reason);
    while (!stopped) {
      try {
        drop = await connect();
        return stopped ? drop() : told.onReconnect();
      } catch {
        await delay(RETRY_MS);
      }
    }
  }

  return async () => {
    stopped = true;
    drop();
  };
}
