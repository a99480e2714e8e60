import type { Person, TestApi } from '@setlist/api/test/api';
import { listen } from '@setlist/api/test/listeners';
import { addPlaylist as addSilentPlaylist, givePlays, handOutAudio } from '@setlist/api/test/music';
import { type ApiOnLine, startApiOnLine, type TenantLine } from '@setlist/api/test/tenant-line';
import type { Playlist } from '@setlist/contracts';
import { sweep } from '@setlist/testing/sweep';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCounters } from '../checks/check-counters.ts';
import { RECONCILE_ROLES } from './reconcile-roles.ts';

let started: ApiOnLine;
let line: TenantLine;
let api: TestApi;
beforeAll(async () => {
  started = await startApiOnLine();
  ({ api, line } = started);
});
afterAll(() => started.close());

const listener = (n: number) => `auth0|listener-${n}`;

/** Adds a playlist of which all listeners of the second test, and those of the first, were sent the audio. */
async function addPlaylist(owner: Person): Promise<Playlist> {
  const playlist = await addSilentPlaylist(api, owner);
  const listeners = Array.from({ length: 400 }, (_, n) => listener(n));
  await handOutAudio(api.database.pool, playlist, listeners);
  return playlist;
}

const listenAs = (playlist: Playlist, n: number, heardMs: number, key?: string) =>
  listen(api, playlist, { userId: listener(n), heardMs, key });

const play = fc.record({
  playlist: fc.nat(2),
  listener: fc.nat(6),
  heardMs: fc.constantFrom(1_000, 30_000),
  key: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
});
// A run takes a second or so, and many times that on a busy machine.
const TIME_LIMIT_MS = 600_000;

const settle = (promises: Promise<unknown>[]) => Promise.allSettled(promises);

test(
  'however plays, repeats and deletions fall together, counters equal rows and nobody counts twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(play, { minLength: 5, maxLength: 60 }), fc.nat(2), async (plays, deleted) => {
        const playlists = await Promise.all([0, 1, 2].map(() => addPlaylist('vera')));
        await api.database.pool.query('DELETE FROM play_requests');
        const doomed = playlists[deleted] as Playlist;
        const deletion = api.as('vera').deletePlaylist({ params: { playlistId: doomed.playlistId } });
        await settle([
          ...plays.map((each) =>
            listenAs(playlists[each.playlist] as Playlist, each.listener, each.heardMs, each.key),
          ),
          deletion,
        ]);
        expect(await checkCounters(api.database.pool)).toEqual([]);
        const { rows } = await api.database.pool.query(
          `SELECT playlist_id, listener_id, count(*) FROM plays GROUP BY 1, 2 HAVING count(*) > 1`,
        );
        expect(rows).toEqual([]);
        // No play came in once the playlist was in the bin: what comes out of it counts as its rows say.
        await api.as('vera').restorePlaylist({ params: { playlistId: doomed.playlistId } });
        expect(await checkCounters(api.database.pool)).toEqual([]);
        await settle(
          playlists.map(({ playlistId }) => api.as('vera').deletePlaylist({ params: { playlistId } })),
        );
      }),
      { numRuns: sweep(12, 4) },
    );
  },
  TIME_LIMIT_MS,
);

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('play' as const), plays: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('line' as const),
      state: fc.constantFrom('open' as const, 'cut' as const, 'failing' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reconcile' as const) }) },
);

test(
  'however plays, deletions, outages and retries fall together, the role ends up as the rows say',
  async () => {
    let next = 7;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        line.state = 'open';
        const lists = [await addPlaylist('jane'), await addPlaylist('jane')];
        for (const list of lists) await givePlays(api.database.pool, list, 49);
        const work: Promise<unknown>[] = [];
        for (const each of steps) {
          if (each.do === 'play') {
            for (let i = 0; i < each.plays; i++)
              work.push(listenAs(lists[i % 2] as Playlist, next++, 30_000));
          } else if (each.do === 'delete') {
            const list = lists[steps.indexOf(each) % 2] as Playlist;
            work.push(api.as('jane').deletePlaylist({ params: { playlistId: list.playlistId } }));
          } else if (each.do === 'line') {
            line.state = each.state;
            // What was begun so far meets the line as it was or as it is now.
            await Promise.race(work.length > 0 ? work.map((begun) => begun.catch(() => {})) : [undefined]);
          } else {
            work.push(api.api.worker.addJob(RECONCILE_ROLES, {}));
          }
        }
        await settle(work);
        line.state = 'open';
        const { rows } = await api.database.pool.query(
          "SELECT coalesce(sum(plays), 0) >= 100 AS editor FROM play_counts WHERE user_id = 'auth0|jane'",
        );
        const expected = rows[0].editor ? ['playlist_editor'] : [];
        const roles = async () => (await api.api.deps.identity.getUser('auth0|jane')).appMetadata.roles ?? [];
        await expect.poll(roles, { interval: 50 }).toEqual(expected);
        await expect.poll(owed, { interval: 50 }).toBe(0);
        expect(await roles()).toEqual(expected);
        expect(await checkCounters(api.database.pool)).toEqual([]);
        await settle(
          lists.map(({ playlistId }) => api.as('jane').deletePlaylist({ params: { playlistId } })),
        );
        await expect.poll(roles, { interval: 50 }).toEqual([]);
      }),
      { numRuns: sweep(8, 3) },
    );
  },
  TIME_LIMIT_MS,
);

async function owed(): Promise<number> {
  const { rows } = await api.database.pool.query(
    "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'sync-role' AND attempts < max_attempts",
  );
  return rows[0].n;
}
