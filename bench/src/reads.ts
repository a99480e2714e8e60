import { FEATURED } from '@setlist/api/featured/featured-json';
import { DISCOVERED_PAGE } from '@setlist/api/playlists/discover-playlists';
import { PLAYLISTS_PAGE } from '@setlist/api/playlists/list-playlists';
import { PLAYLIST } from '@setlist/api/playlists/playlist-json';
import { SONGS_PAGE } from '@setlist/api/songs/list-songs';
import { createPool, createPrisma } from '@setlist/db';
import { run, sql } from '@setlist/db/sql';
import { addMusic } from './add-music.ts';
import { prepare } from './prepare.ts';
import { createReads } from './reads-in-prisma.ts';
import { median, say, table } from './report.ts';

// `npm run bench -- reads [rounds] [seconds] [statements]`: the statements of prisma/sql that pages and players ask for
// often, or those that are named, each beside the same asked of Prisma and made into JSON. The two take turns in one
// process, on one pool.
const [rounds = 5, seconds = 1] = process.argv.slice(2, 4).map(Number);
const named = process.argv.slice(4);
const IN_FLIGHT = 16;

const bench = await prepare();
const pool = createPool({ databaseUrl: bench.settings.databaseUrl });
try {
  const { userId } = bench;
  const { playlistId, songId } = await addMusic(bench.pool, userId);
  const before = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  const inPrisma = createReads(createPrisma(pool), { userId, playlistId, songId });
  const page = { userId, before, limit: 20 };
  const statements = {
    'list-songs': () => run(pool, SONGS_PAGE, { ...page, text: null, genre: null, sounding: null }),
    'list-playlists': () => run(pool, PLAYLISTS_PAGE, { ...page, visibility: null }),
    'discover-playlists': () => run(pool, DISCOVERED_PAGE, { ...page, plays: Number.MAX_SAFE_INTEGER }),
    'find-playlist': () => run(pool, PLAYLIST, { userId, playlistId }),
    'find-featured': () => run(pool, FEATURED, { userId }),
    'sum-plays': () => run(pool, sql.sumPlays, { userId }),
    'find-audio': () => run(pool, sql.findAudio, { userId, songId }),
    'find-events': () => run(pool, sql.findEvents, { userId, after: '0' }),
  };
  for (const name of named) {
    if (name in statements) continue;
    throw new Error(`Nothing compares "${name}": choose from ${Object.keys(statements).join(', ')}.`);
  }
  say(`${rounds} rounds of ${seconds} s each; the median counts.\n`);
  const rows: { name: string; cells: string[] }[] = [];
  for (const [name, statement] of Object.entries(statements)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const same = inPrisma[name as keyof typeof statements];
    const rates: { statement: number; prisma: number }[] = [];
    await rate(statement, 0.5);
    await rate(same, 0.5);
    for (let round = 0; round < rounds; round++)
      rates.push({ statement: await rate(statement, seconds), prisma: await rate(same, seconds) });
    const of = (kind: 'statement' | 'prisma') => median(rates.map((each) => each[kind]));
    const ratio = median(rates.map((each) => each.statement / each.prisma));
    rows.push({ name, cells: [of('statement').toFixed(0), of('prisma').toFixed(0), ratio.toFixed(1)] });
  }
  table(['statement /s', 'Prisma /s', 'ratio'], rows);
} finally {
  await pool.end();
  await bench.close();
}

/** Asks again and again for so many seconds, and returns how often a second. */
async function rate(ask: () => Promise<unknown>, seconds: number): Promise<number> {
  const since = performance.now();
  let count = 0;
  const client = async () => {
    while (performance.now() - since < seconds * 1_000) {
      await ask();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, client));
  return count / ((performance.now() - since) / 1_000);
}
