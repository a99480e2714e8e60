import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { readEnv, startApi } from '@setlist/api';
import { startTenantLine } from '@setlist/api/test/tenant-line';
import { pino } from 'pino';
import { prepare } from './prepare.ts';
import { say } from './report.ts';

// `npm run bench -- outage`: fifty people reach a hundred plays while the tenant is away for a minute. It takes two
// minutes and prints how long after the tenant's return the last role was written, at two requests a second.
const PEOPLE = 50;
const AWAY_MS = 60_000;

const people = Array.from({ length: PEOPLE }, (_, n) => `owner-${n}`);
const users = people.map((user_id) => ({ user_id, email: `${user_id}@setlist.example`, app_metadata: {} }));
const bench = await prepare({ users });
const { settings } = bench;
const line = await startTenantLine(settings.issuer);
const api = await startApi(
  readEnv({
    ...{ API_PORT: '0', DATABASE_URL: settings.databaseUrl, AUDIO_DIR: '/nowhere' },
    ...{ AUDIO_COOKIE_SECRET: randomBytes(32).toString('hex'), WEB_URL: 'http://localhost:3000' },
    ...{ AUTH0_ISSUER_BASE_URL: settings.issuer, AUTH0_AUDIENCE: settings.audience },
    ...{ AUTH0_MANAGEMENT_URL: line.url },
    ...{ AUTH0_API_CLIENT_ID: settings.clientId, AUTH0_API_CLIENT_SECRET: settings.clientSecret },
  }),
  pino({ level: 'silent' }),
);
try {
  const playlists = await addPlaylists();
  line.state = 'cut';
  await Promise.all(playlists.map(play));
  say(`${PEOPLE} people have reached 100 plays, the tenant is away for ${AWAY_MS / 1_000} s.`);
  await delay(AWAY_MS);
  line.state = 'open';
  const back = Date.now();
  const written = () => line.calls.filter(({ method, status }) => method === 'PATCH' && status === 200);
  while (new Set(written().map(({ userId }) => userId)).size < PEOPLE) await delay(50);
  const answered = line.calls.filter(({ at }) => at >= back);
  say(`All ${PEOPLE} roles are written ${((Date.now() - back) / 1_000).toFixed(1)} s after its return,`);
  say(
    `with ${answered.length} requests, ${answered.filter(({ status }) => status === 429).length} of them refused.`,
  );
  say(
    `Roles written: ${written().length}. Requests while it was away: ${line.calls.length - answered.length}.`,
  );
} finally {
  await api.close();
  await line.close();
  await bench.close();
}

async function addPlaylists(): Promise<{ playlistId: string; songId: string }[]> {
  const { rows } = await bench.pool.query<{ playlistId: string; songId: string }>(
    `WITH owner AS (SELECT 'auth0|' || name AS user_id, gen_random_uuid() AS song_id, gen_random_uuid() AS list
                    FROM unnest($1::text[]) AS name),
     song AS (INSERT INTO songs (user_id, song_id, songname, artist, genre, duration_ms, audio_bytes, audio_type, audio_key)
              SELECT user_id, song_id, 'Song', 'The Ebb', 'Ambient', 2, 1000, 'audio/mpeg', 'none' FROM owner),
     handed AS (INSERT INTO audio_handouts (user_id, song_id, ranges, bytes, handed_at, last_handed_at)
                SELECT $2, song_id, '{[0,1000)}', 1000, now() - interval '1 hour', now() FROM owner),
     playlist AS (INSERT INTO playlists (user_id, playlist_id, name, visibility)
                  SELECT user_id, list, 'Evening', 'public' FROM owner),
     held AS (INSERT INTO playlist_songs (user_id, playlist_id, position, song_user_id, song_id)
              SELECT user_id, list, 1, user_id, song_id FROM owner),
     plays AS (INSERT INTO plays (user_id, playlist_id, song_id, listener_id, heard_ms)
               SELECT user_id, list, song_id, 'auth0|n-' || n, 30000 FROM owner, generate_series(1, 99) AS n),
     counts AS (INSERT INTO play_counts (user_id, playlist_id, slot, plays) SELECT user_id, list, 0, 99 FROM owner)
     SELECT list AS "playlistId", song_id AS "songId" FROM owner`,
    [people, bench.userId],
  );
  return rows;
}

async function play({ playlistId, songId }: { playlistId: string; songId: string }): Promise<void> {
  const response = await fetch(`${api.url}/playlists/${playlistId}/plays`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bench.token}`, 'content-type': 'application/json' },
    // Half of a song of two milliseconds, so that the clock lets one listener play fifty of them at once.
    body: JSON.stringify({ songId, heardMs: 1 }),
  });
  if (response.status !== 201)
    throw new Error(`A play was answered ${response.status}: ${await response.text()}`);
}
