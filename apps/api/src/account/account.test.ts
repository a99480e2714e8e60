import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { JANE, MAX, VERA } from '@setlist/api/test/distinct-rows';
import { insertMaxEverywhere, rowsThatSay } from '@setlist/api/test/everywhere';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let api: TestApi;
let rows: Awaited<ReturnType<typeof insertMaxEverywhere>>;
beforeAll(async () => {
  api = await startTestApi();
  rows = await insertMaxEverywhere(api);
});
afterAll(() => api.close());

/** Tables of which a row may be a person's, by their columns. */
const ownTables = async () => {
  const { rows: found } = await api.database.pool.query<{ table: string }>(
    `SELECT table_name AS table FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name IN ('user_id', 'person_id')
     GROUP BY 1 ORDER BY 1`,
  );
  return found.map(({ table }) => table);
};

interface Exported {
  userId: string;
  homes: {
    identityProvider: { where: string; profile: object; user_metadata: object; app_metadata: object };
    postgres: { tables: { table: string; about: string; rows: Record<string, unknown>[] }[] };
    audioStorage: {
      objects: { key: string; bytes: number; namedBy: string; songId: string; href: string }[];
    };
  };
}

async function exportOf(person: 'max' | 'jane'): Promise<{ text: string; file: Exported }> {
  const answer = await api.send('GET /account/export', { as: person });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return { text, file: JSON.parse(text) };
}

test('shows the caller as the identity provider knows them', async () => {
  const { body } = await api.as('max').getAccount();
  expect(body).toMatchObject({
    ...{ userId: MAX, email: 'max@setlist.example', emailVerified: true, loginsCount: 1 },
    ...{ connection: 'Username-Password-Authentication', social: false },
  });
});

describe('the export', () => {
  test('is a file to be kept, and no cache keeps it', async () => {
    const { headers } = await api.send('HEAD /account/export', { as: 'max' });
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="setlist-export-[\d-]+\.json"$/,
    );
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  // A new table fails here until somebody gives Max a row in test/everywhere.ts, and then until it is exported.
  test('forgets no table that can say something of a person', async () => {
    const said = await rowsThatSay(api.database.pool, MAX);
    expect((await ownTables()).filter((table) => !said[table])).toEqual([]);
    const { file } = await exportOf('max');
    const exported = file.homes.postgres.tables.filter((section) => section.rows.length > 0);
    expect([...new Set(exported.map(({ table }) => table))].sort()).toEqual(Object.keys(said).sort());
  });

  test('has every row that is the person’s, by the columns of its table', async () => {
    const { file } = await exportOf('max');
    const columns = await api.database.pool.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const known = new Set(columns.rows.map(({ name }) => name));
    for (const { table, rows: exported } of file.homes.postgres.tables) {
      for (const column of exported.flatMap(Object.keys)) {
        expect(known).toContain(column.includes('.') ? column : `${table}.${column}`);
      }
    }
    for (const table of await ownTables()) {
      const { rows: own } = await api.database.pool.query(`SELECT FROM "${table}" WHERE user_id = $1`, [MAX]);
      const exported = file.homes.postgres.tables.filter((section) => section.table === table);
      const most = Math.max(...exported.map((section) => section.rows.length));
      // Gates of own playlists say only when others listened.
      if (table !== 'play_gates') expect(most, table).toBe(own.length);
    }
    const [songs] = file.homes.postgres.tables.filter(({ table }) => table === 'songs');
    expect(songs?.rows).toContainEqual(
      expect.objectContaining({ song_id: rows.open.songId, genre: 'Dream pop' }),
    );
  });

  test('names no other person', async () => {
    const { text } = await exportOf('max');
    for (const other of [VERA, JANE]) expect(text).not.toContain(other);
  });

  test('says what lies in storage, with its size, by what names it', async () => {
    const { objects } = (await exportOf('max')).file.homes.audioStorage;
    expect(objects.map(({ key }) => key).sort()).toEqual(rows.objects.toSorted());
    for (const { key, bytes } of objects) expect(bytes).toBe(key.length);
    expect(new Set(objects.map(({ namedBy }) => namedBy))).toEqual(
      new Set(['songs.audio_key', 'songs.cover_key', 'bin.rows']),
    );
  });

  test('says what the identity provider keeps, and where', async () => {
    const { where, profile, user_metadata, app_metadata } = (await exportOf('jane')).file.homes
      .identityProvider;
    expect(where).toBe(`${api.tenant.issuer}api/v2/users/auth0%7Cjane`);
    expect(profile).toMatchObject({ user_id: JANE, email: 'jane.doe@example.com', given_name: 'Jane' });
    expect([user_metadata, app_metadata]).toEqual([
      expect.objectContaining({ displayName: 'Jane', hobby: 'surfing' }),
      expect.objectContaining({ plan: 'full' }),
    ]);
  });

  test('has more rows than are read at a time, each once', async () => {
    await api.token('jane');
    await api.database.pool.query(
      `INSERT INTO songs (user_id, song_id, songname, artist, genre, updated_at)
       SELECT $1, gen_random_uuid(), 'Song ' || n, 'The Ebb', 'Jazz', now() FROM generate_series(1, 1500) AS n`,
      [JANE],
    );
    await api.database.pool.query(
      `INSERT INTO plays (user_id, playlist_id, song_id, listener_id, heard_ms)
       SELECT $1, $2, $3, $4, n FROM generate_series(1, 1500) AS n`,
      [VERA, rows.evening.playlistId, rows.glass.songId, JANE],
    );
    const { tables } = (await exportOf('jane')).file.homes.postgres;
    const distinct = (table: string, column: string) =>
      tables
        .filter((each) => each.table === table)
        .map((each) => new Set(each.rows.map((row) => row[column])).size);
    expect(distinct('songs', 'song_id')).toEqual([1500]);
    // One play of Jane's was there before.
    expect(distinct('plays', 'play_id')).toEqual([0, 1502]);
  });
});
