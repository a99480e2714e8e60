import { readFile } from 'node:fs/promises';
import { FOUND } from '@setlist/api/search/search';
import { searchParams } from '@setlist/api/search/search-pages';
import { createPool } from '@setlist/db';
import { run } from '@setlist/db/sql';
import { addLibrary } from './add-library.ts';
import { prepare } from './prepare.ts';
import { say, table } from './report.ts';

// `npm run bench -- search [rounds]`: the statement of GET /search over 1 million songs, 100,000 playlists and 50,000
// people, one search after the other. What counts is the processor time that Postgres spends, where the system tells it,
// so that what else the machine does is not in it; elsewhere the time that passes.
const rounds = Number(process.argv[2] ?? 5);

const SOUGHT = {
  'one letter': ['a', 'l', 't', 'z', 'q', 'y'],
  'two letters': ['th', 'lo', 'zu', 'be', 'sh', 'qx'],
  'three letters': ['the', 'lov', 'nig', 'zoo', 'bri'],
  'a common word': ['love', 'night', 'you', 'blue', 'summer', 'midnight'],
  'a rare word': ['stoo', 'zaithri', 'brooklai', 'fleend', 'drooth'],
  'several words': ['love night', 'the blue moon', 'summer rain sun', 'midnight sunshine paradise'],
  'with a slip': ['nigth', 'sumer', 'midnigth', 'beutiful', 'yesterdy', 'tomorow', 'paradice', 'lonley'],
  'within a word': ['shine', 'ever', 'terday', 'radi', 'ndl'],
  'without hits': ['xqzwv', 'wwwww', 'qqqqqqqq', 'xyxyxyxy zzz', '東京', '!!!'],
  'a hundred letters': ['a '.repeat(50), 'love '.repeat(20), 'x'.repeat(100)],
};
const CALLERS = { 'auth0|big': '100,000 songs', 'auth0|middle': '10,000 songs', 'auth0|u77': 'some songs' };

const bench = await prepare();
const pool = createPool({ databaseUrl: bench.settings.databaseUrl, max: 1 });
try {
  say('Adding the library, which takes some minutes …');
  await addLibrary(bench.pool);
  const { rows: sessions } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const spent = await clockOf(sessions[0]?.pid ?? 0);
  const all: number[] = [];
  for (const [userId, owns] of Object.entries(CALLERS)) {
    say(`\nMilliseconds for somebody with ${owns}:`);
    const rows: { name: string; cells: string[] }[] = [];
    for (const [name, words] of Object.entries(SOUGHT)) {
      const times: number[] = [];
      for (let round = 0; round <= rounds; round++)
        for (const q of words) {
          const before = await spent();
          await run(pool, FOUND, searchParams(userId, { q: q.trim(), limit: 5 }));
          // The first round is to warm up.
          if (round > 0) times.push((await spent()) - before);
        }
      all.push(...times);
      rows.push({ name, cells: summary(times) });
    }
    table(['p50', 'p95', 'max'], rows);
  }
  say('\nAll of these:');
  table(['p50', 'p95', 'max'], [{ name: 'all', cells: summary(all) }]);
} finally {
  await pool.end();
  await bench.close();
}

function summary(times: number[]): string[] {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.5, 0.95, 1].map((share) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1),
  );
}

/** What tells how many milliseconds a process has had the processor. */
async function clockOf(pid: number): Promise<() => Promise<number>> {
  const file = `/proc/${pid}/schedstat`;
  const read = async () => Number((await readFile(file, 'utf8')).split(' ')[0]) / 1e6;
  return read().then(
    () => read,
    () => async () => performance.now(),
  );
}
