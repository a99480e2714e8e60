import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the ephemeral range, where a client's connection could take the port between look-up and use.
const FIRST = 20_000;
const LAST = 32_000;

/** Finds a TCP port on 127.0.0.1 that nothing listens on, at random so that parallel runs do not meet. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(FIRST, LAST);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`Found no free port between ${FIRST} and ${LAST} in 100 tries.`);
}

/** Tells whether this process could listen on a port of 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
