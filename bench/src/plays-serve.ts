import { startApi } from '@setlist/api';
import { playParams } from '@setlist/api/plays/play-params';
import { run, sql } from '@setlist/db/sql';
import { inTurn, listenerId, listPlays } from './add-playlists.ts';
import { apiEnv } from './peers/setlist.ts';

/** What the process is asked for: bare calls for so long. With `around`, it begins with the first playlist anew. */
export interface BareCalls {
  milliseconds: number;
  heardMs: number;
  around?: boolean;
}

/** Bare calls that were made, and all CPU time of the process so far. */
export interface BareCalled {
  plays: number;
  cpuMicroseconds: number;
}

/** As many as the load has. */
const IN_FLIGHT = 32;

// `node plays-serve.ts <settings as JSON>`: the API as it is shipped, in a process of its own that tells its URL. Asked
// by a message, it makes bare calls on the very pool that the API uses.
const { url, deps } = await startApi(apiEnv(JSON.parse(process.argv[2] ?? '{}')));
const plays = await listPlays(deps.pool);
let next = inTurn(plays);

async function call({ milliseconds, heardMs, around }: BareCalls): Promise<number> {
  if (around !== undefined) next = inTurn(plays, { around });
  const until = performance.now() + milliseconds;
  let count = 0;
  const client = async () => {
    while (performance.now() < until) {
      const { playlistId, songId, listener } = next();
      const told = { playlistId, songId, heardMs, key: null, emailVerified: true };
      const params = playParams({ listenerId: listenerId('bare', listener), ...told });
      await run(deps.pool, sql.recordPlay, params);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, client));
  return count;
}

process.on('message', async (calls: BareCalls) => {
  const count = await call(calls);
  const { user, system } = process.cpuUsage();
  process.send?.({ plays: count, cpuMicroseconds: user + system } satisfies BareCalled);
});
process.once('disconnect', () => process.exit());
process.send?.(url);
