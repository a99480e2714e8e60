import { median, say, table } from './report.ts';
import { prepareTenants } from './tenant-prepare.ts';
import { measureRefresh } from './tenant-refresh.ts';
import { measureSignIn } from './tenant-sign-in.ts';

// `npm run bench -- tenant [rounds] [seconds]`: how fast the local tenant signs people in and refreshes their tokens.
const [rounds = 3, seconds = 4] = process.argv.slice(2).map(Number);

const bench = await prepareTenants();
try {
  const signIn = await measureSignIn(bench, 60);
  say('A full sign-in over HTTP, one after the other: /authorize, page, form, redirects, /oauth/token.');
  say('No password hash: a demo account. The time is what the client waits, its own work included.');
  table(
    ['median ms', 'of 100 users'],
    signIn.map(({ name, times }) => ({
      name,
      cells: [median(times).toFixed(1), (median(times) / median(signIn[0]?.times as number[])).toFixed(2)],
    })),
  );

  const { signing, refresh } = await measureRefresh(bench, rounds, seconds);
  const [one, all] = [median(signing.map(({ one }) => one)), median(signing.map(({ all }) => all))];
  const rate = median(refresh.map(({ perSecond }) => perSecond));
  say(`\nRefreshing at /oauth/token, 32 people of 10,000 at once, ${rounds} rounds of ${seconds} s.`);
  say('All three Actions run, and ask a stand-in of the API for the plays every time.');
  table(
    ['requests/s', 'of one', 'of 32'],
    [
      { name: 'two RS256 signatures, one request at a time', rate: one },
      { name: 'two RS256 signatures, 32 requests at once', rate: all },
      { name: 'POST /oauth/token', rate },
    ].map((row) => ({
      name: row.name,
      cells: [row.rate.toFixed(0), (row.rate / one).toFixed(2), (row.rate / all).toFixed(2)],
    })),
  );
  say(
    `  CPU time: ${median(signing.map(({ cpuMs }) => cpuMs)).toFixed(2)} ms for two signatures, ` +
      `${median(refresh.map(({ cpuMs }) => cpuMs)).toFixed(2)} ms of the tenant's process for a refresh.`,
  );
} finally {
  await bench.close();
}
