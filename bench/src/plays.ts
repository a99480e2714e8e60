import { addPlaylists, HEARD_MS, inTurn, LISTENERS } from './add-playlists.ts';
import { type PlaysServer, startPlaysServer } from './plays-server.ts';
import { openPostLoad, type PostLoad, postBytes } from './post-load.ts';
import type { Bench } from './prepare.ts';

/** The machine's pace changes from one second to the next: the two take turns that are shorter. */
const TURN_MS = 250;
const WARM_UP_MS = 10_000;

/** The listeners who play over HTTP, for the tenant. */
export const httpListeners = Array.from({ length: LISTENERS }, (_, n) => ({
  user_id: `http-${n}`,
  email: `http-${n}@setlist.example`,
  email_verified: true,
}));

/** What one kind of recording came to: plays, the time for them, and the CPU time of the API's process in it. */
interface Recorded {
  plays: number;
  milliseconds: number;
  cpuMicroseconds: number;
}

export interface PlaysRound {
  bare: Recorded;
  api: Recorded;
}

/**
 * Measures recording a play, each of them counted: the whole request to the API, and the API's statement run bare.
 *
 * Bare is what pgbench does: clients that send one statement, wait for its answer and send the next. They run where
 * the API's own statements do, in its process and on its pool, with as many in flight. So the two differ by what the
 * API adds, and by the generator of the load, which is this process and which the API is charged for. The statement is
 * the same, every play is by a listener whom that playlist may count and whose time is not spent, and what one round left is taken away before
 * the next. Both are warmed up with plays that are too short to count.
 */
export async function measurePlays(bench: Bench, rounds: number, seconds: number): Promise<PlaysRound[]> {
  const plays = await addPlaylists(bench.pool);
  const server = await startPlaysServer(bench.settings);
  const tokens: string[] = [];
  for (let n = 0; n < LISTENERS; n++) tokens.push(await bench.signIn(`http-${n}@setlist.example`));
  const requests = (heardMs: number) =>
    plays.map(({ playlistId, songId, listener }) =>
      postBytes(
        `/playlists/${playlistId}/plays`,
        tokens[listener] ?? '',
        JSON.stringify({ songId, heardMs }),
      ),
    );
  const [counted, tooShort] = [requests(HEARD_MS), requests(0)];
  await server.bare({ milliseconds: WARM_UP_MS, heardMs: 0, around: true });
  const load = await openPostLoad(server.url);
  await load.run(inTurn(tooShort, { around: true }), WARM_UP_MS, 200);

  const results: PlaysRound[] = [];
  for (let round = 0; round < rounds; round++) {
    await bench.pool.query('TRUNCATE play_gates, plays, play_counts');
    const result = await measureRound(server, load, counted, seconds);
    const { rows } = await bench.pool.query<{ plays: number }>('SELECT count(*)::int AS plays FROM plays');
    if (rows[0]?.plays !== result.bare.plays + result.api.plays) throw new Error('Not every play counted.');
    results.push(result);
  }
  load.close();
  await server.stop();
  return results;
}

async function measureRound(
  server: PlaysServer,
  load: PostLoad,
  requests: Buffer[],
  seconds: number,
): Promise<PlaysRound> {
  const bare = { plays: 0, milliseconds: 0, cpuMicroseconds: 0 };
  const api = { ...bare };
  const next = inTurn(requests);
  let { cpuMicroseconds: before } = await server.bare({ milliseconds: 0, heardMs: 0, around: false });
  const add = (to: Recorded, plays: number, since: number, cpu: number) => {
    to.plays += plays;
    to.milliseconds += performance.now() - since;
    to.cpuMicroseconds += cpu - before;
    before = cpu;
  };
  while (bare.milliseconds < seconds * 1_000) {
    const bareSince = performance.now();
    const called = await server.bare({ milliseconds: TURN_MS, heardMs: HEARD_MS });
    add(bare, called.plays, bareSince, called.cpuMicroseconds);
    const apiSince = performance.now();
    const answered = await load.run(next, TURN_MS, 201);
    const { cpuMicroseconds } = await server.bare({ milliseconds: 0, heardMs: 0 });
    add(api, answered, apiSince, cpuMicroseconds);
  }
  return { bare, api };
}
