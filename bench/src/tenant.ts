import { median, say, table } from './report.ts';
import { prepareTenants } from './tenant-prepare.ts';
import { measureTimes } from './tenant-times.ts';

// `npm run bench -- tenant [times]`: how fast the local tenant signs people in and refreshes their tokens.
const [times = 60] = process.argv.slice(2).map(Number);

const bench = await prepareTenants();
try {
  const results = await measureTimes(bench, times);
  const row = (kind: 'signIn' | 'refresh') =>
    results.map(({ name, [kind]: taken }) => ({
      name,
      cells: [median(taken).toFixed(1), (median(taken) / median(results[0]?.[kind] ?? [])).toFixed(2)],
    }));
  say('A full sign-in over HTTP, one after the other: /authorize, page, form, redirects, /oauth/token.');
  say('No password hash: a demo account. The time is what the client waits, its own work included.');
  table(['median ms', 'of 100 users'], row('signIn'));
  say(
    '\nA refresh at /oauth/token after each. All Actions run, and ask a stand-in of the API for the plays.',
  );
  table(['median ms', 'of 100 users'], row('refresh'));
} finally {
  await bench.close();
}
