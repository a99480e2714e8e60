import { httpListeners, measurePlays } from './plays.ts';
import { prepare } from './prepare.ts';
import { median, say, table } from './report.ts';
import { measureSongs } from './songs.ts';

// `npm run bench -- api [rounds] [seconds]`: prints ratios, which compare between machines as rates do not.
const [rounds = 3, seconds = 4] = process.argv.slice(2).map(Number);

say(`${rounds} rounds of ${seconds} s each; the median counts.\n`);
const bench = await prepare({ users: httpListeners });
try {
  const songs = await measureSongs(bench, rounds, seconds);
  const rateOf = ({ rates }: (typeof songs)[number]) => median(rates.map((rate) => rate.perSecond));
  const floor = rateOf(songs[songs.length - 1] as (typeof songs)[number]);
  say('GET /songs, 20 rows, 32 connections');
  table(
    ['requests/s', 'of the floor', 'p99 ms'],
    songs.map((each) => ({
      name: each.name,
      cells: [
        rateOf(each).toFixed(0),
        (rateOf(each) / floor).toFixed(2),
        median(each.rates.map((rate) => rate.p99)).toFixed(1),
      ],
    })),
  );

  const plays = await measurePlays(bench, rounds, seconds);
  const rows = (['bare', 'api'] as const).map((kind) => {
    const perSecond = plays.map((round) => round[kind].plays / (round[kind].milliseconds / 1_000));
    const cpu = plays.map((round) => round[kind].cpuMicroseconds / round[kind].plays);
    return { perSecond, cpu: median(cpu).toFixed(0) };
  });
  const [bare, api] = rows as [(typeof rows)[0], (typeof rows)[0]];
  const ratios = api.perSecond.map((rate, round) => rate / (bare.perSecond[round] as number));
  const cells = ({ perSecond, cpu }: typeof bare, ratio: number) => [
    median(perSecond).toFixed(0),
    ratio.toFixed(2),
    cpu,
  ];
  say('\nRecording a play, each counted');
  table(
    ['plays/s', 'of bare', 'CPU µs a play'],
    [
      { name: 'the same statement, bare, on the same pool', cells: cells(bare, 1) },
      { name: 'POST /playlists/{playlistId}/plays', cells: cells(api, median(ratios)) },
    ],
  );
  say(
    `  Of bare in each round: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}. CPU is the API’s process alone.`,
  );
} finally {
  await bench.close();
}
