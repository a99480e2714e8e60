import { load, type Rate } from './load.ts';
import type { Bench } from './prepare.ts';
import { startPeer } from './start-peer.ts';

const PEERS = {
  scenario: 'the scenario’s design: a connection a request',
  'express-prisma': 'Express, every token verified, Prisma',
  'express-sql': 'Express, every token verified, prepared SQL',
  'http-verify': 'bare node:http, every token verified, the API’s SQL',
  fastify: 'Fastify, fast-jwt with its cache, prepared SQL',
  setlist: 'Setlist’s API',
  floor: 'the floor: bare node:http, cached tokens, the API’s SQL',
} as const;

export interface SongsResult {
  name: string;
  rates: Rate[];
}

/** Measures `GET /songs` of 20 rows on every peer, in rounds, so that a busy moment of the machine hits them all. */
export async function measureSongs(bench: Bench, rounds: number, seconds: number): Promise<SongsResult[]> {
  await bench.pool.query(
    `INSERT INTO songs (user_id, song_id, songname, artist, genre, duration_ms)
     SELECT $1, gen_random_uuid(), 'Song ' || n, 'The Ebb', 'Ambient', 40000 FROM generate_series(1, 60) AS n`,
    [bench.userId],
  );
  const results: SongsResult[] = Object.values(PEERS).map((name) => ({ name, rates: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, peer] of Object.keys(PEERS).entries()) {
      const running = await startPeer(peer, bench.settings);
      const url = `${running.url}/songs`;
      await load({ url, token: bench.token, seconds: 1 });
      results[index]?.rates.push(await load({ url, token: bench.token, seconds }));
      await running.stop();
    }
  }
  return results;
}
