import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a database, which can be cut, and on which nothing may come through. */
export interface DatabaseLine {
  /** The database's address by this line. */
  url: string;
  /** Lets everything through again. */
  mend(): void;
  /** Ends every connection, and refuses new ones. */
  cut(): void;
  /** Leaves connections open, and lets nothing through. */
  block(): void;
  close(): Promise<void>;
}

/** Opens a line to the database of this address. */
export async function openDatabaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const target = new URL(databaseUrl);
  const pairs = new Set<[Socket, Socket]>();
  let state: 'whole' | 'cut' | 'blocked' = 'whole';
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [one, other] of [pair, pair.toReversed() as [Socket, Socket]]) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
      one.pipe(other);
      if (state === 'blocked') one.pause();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const all = () => [...pairs].flat();
  return {
    url: url.href,
    mend() {
      state = 'whole';
      for (const socket of all()) socket.resume();
    },
    cut() {
      state = 'cut';
      for (const socket of all()) socket.destroy();
    },
    block() {
      state = 'blocked';
      for (const socket of all()) {
        socket.unpipe();
        socket.pause();
      }
    },
    async close() {
      for (const socket of all()) socket.destroy();
      server.close();
    },
  };
}
