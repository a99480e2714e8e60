import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist, addSong } from '@setlist/api/test/music';
import { PLAN_LIMITS } from '@setlist/contracts';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const fields = { songname: 'Tide', artist: 'The Ebb', genre: 'Ambient' };

const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, i) => i % 251));

/** A song of Vera in a playlist, with audio that is these bytes. */
async function songWithAudio(visibility: 'public' | 'private') {
  const { songs } = await addPlaylist(api, 'vera', { visibility });
  const songId = songs[0]?.songId ?? '';
  await mkdir(api.api.deps.env.audioDir, { recursive: true });
  await writeFile(join(api.api.deps.env.audioDir, `${songId}.mp3`), bytes);
  await api.database.pool.query(
    "UPDATE songs SET audio_bytes = 1000, audio_type = 'audio/mpeg', audio_key = song_id || '.mp3' WHERE song_id = $1",
    [songId],
  );
  return songId;
}

describe('POST /songs', () => {
  test('adds a song and tells where it is', async () => {
    const { body, headers } = await api.as('jane').createSong({ body: { ...fields, durationMs: 30_000 } });
    expect(body).toMatchObject({
      ...fields,
      durationMs: 30_000,
      hasAudio: false,
      hasCover: false,
      beingMade: false,
      soundFailed: false,
      version: 1,
    });
    expect(headers.get('location')).toBe(`/songs/${body.songId}`);
    expect(headers.get('etag')).toBe('"1"');
    expect((await api.as('jane').getSong({ params: { songId: body.songId } })).body).toEqual(body);
  });

  test('names every wrong field', async () => {
    const body = {
      songname: ' ',
      artist: 'x'.repeat(201),
      genre: 7,
      durationMs: 0.5,
      hasAudio: true,
      __proto__: 1,
    };
    const answer = await api.send('POST /songs', { as: 'jane', body });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string; detail: string }[] };
    expect(Object.fromEntries(errors.map(({ field, detail }) => [field, detail]))).toEqual({
      songname: 'must have at least one visible character',
      artist: 'must have at most 200 characters',
      genre: 'must be a string',
      durationMs: 'must be a whole number',
      hasAudio: 'is not a field that is known here',
    });
  });

  test('refuses a genre that does not exist', async () => {
    await expect(api.as('jane').createSong({ body: { ...fields, genre: 'Polka' } })).rejects.toMatchObject({
      problem: { status: 422, errors: [{ in: 'body', field: 'genre', detail: 'must be one of the genres' }] },
    });
  });

  test('keeps markup and SQL as the text they are, or refuses them', async () => {
    const songname = "Robert'); DROP TABLE songs;--";
    const { body } = await api.as('jane').createSong({ body: { ...fields, songname } });
    expect(body.songname).toBe(songname);
    const html = api.as('jane').createSong({ body: { ...fields, songname: '<img src=x onerror=alert(1)>' } });
    await expect(html).rejects.toMatchObject({ problem: { status: 422 } });
  });

  test('stops at what the plan free holds, also when many are added at once', async () => {
    const limit = PLAN_LIMITS.free.songs;
    const { songname, artist, genre: genreName } = fields;
    await api.database.prisma.song.createMany({
      data: Array.from({ length: limit - 2 }, () => ({
        userId: 'auth0|max',
        songId: someId(),
        ...{ songname, artist, genreName },
      })),
    });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => api.send('POST /songs', { as: 'max', body: fields })),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(2);
    const refused = answers.find((answer) => answer.status === 403);
    expect(await refused?.json()).toMatchObject({
      type: 'https://setlist.example/problems/plan-limit',
      limit,
      plan: 'free',
    });
  });
});

describe('GET /songs', () => {
  /** Vera's songs in which a text is found, by their ids. */
  const found = async (q: string) =>
    (await api.as('vera').listSongs({ query: { q, limit: 100 } })).body.items.map((song) => song.songId);

  test('pages through all songs, newest first, each once', async () => {
    const added: string[] = [];
    for (let i = 0; i < 7; i++) added.unshift((await addSong(api, 'vera', `Page ${i}`)).songId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.as('vera').listSongs({ query: { limit: 3, cursor, q: 'page' } });
      seen.push(...body.items.map((song) => song.songId));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(added);
  });

  test('finds text in title and artist whatever its case, and takes wildcards as they stand', async () => {
    await addSong(api, 'vera', '100% Déjà_vu');
    const find = async (q: string) =>
      (await api.as('vera').listSongs({ query: { q } })).body.items.map((song) => song.songname);
    expect(await find('déjà')).toEqual(['100% Déjà_vu']);
    expect(await find('0% d')).toEqual(['100% Déjà_vu']);
    expect(await find('à_v')).toEqual(['100% Déjà_vu']);
    expect(await find('_00')).toEqual([]);
    expect(await find('THE EBB')).not.toEqual([]);
    expect(await find('\\')).toEqual([]);
    // Wide ones are the same signs.
    expect(await find('０％ ｄ')).toEqual(['100% Déjà_vu']);
    expect(await find('＿００')).toEqual([]);
  });

  test.each([
    ['Flode pa Dvorak', 'Fløde på Dvořák'],
    ['SIGUR ROS', 'Sigur Rós'],
    ['Dieu nho Ha Noi', 'Điệu nhớ Hà Nội'],
    ['Zazolc gesla jazn z Lodzi', 'Zażółć gęślą jaźń z Łodzi'],
    ['Istanbul, isik', 'İstanbul, ışık'],
    ['strasse', 'Straße'],
    ['Strasse', 'STRAẞE'],
    ['Aenima', 'Ænima'],
    ["L'oeuvre", 'L’œuvre'],
    ['Thor d', 'Þór ð'],
    ['the final waffle', 'the ﬁnal waﬄe'],
    ['abc 123', 'ＡＢＣ　１２３'],
    ['love', 'ʟᴏᴠᴇ'],
    ["don't", 'Don’t'],
    ["don't", 'Don‘t'],
    ["don't", 'Don´t'],
    ["don't", 'Don`t'],
    ["don't", 'Don｀t'],
    ["Hawai'i", 'Hawaiʻi'],
    ["a'b'c'd'e'f'g'h'i'", 'a❛b❜cʾdʿeˊfˋg᾽h\u1fefi\u1ffd'],
    ["'Heroes'", '‚Heroes‘'],
    ["'Heroes'", '‹Heroes›'],
    ['"Heroes" - Live', '„Heroes“ – Live'],
    ['"Heroes"', '“Heroes”'],
    ['"Heroes"', '«Heroes»'],
    ['"Heroes"', '»Heroes«'],
    ['"Heroes"', '❝Heroes❞'],
    ['7" mix', '7″ mix'],
    ['T-Rex', 'T‑Rex'],
    ['1-2-3', '1—2−3'],
    ["Rock'n'Roll...", 'Rock’n’Roll…'],
    ['Елка', 'Ёлка'],
    ['Мой', 'МОЙ'],
    ['Οδος ονειρων', 'Οδός ονείρων'],
    ['ΟΔΟΣ', 'οδός'],
    ['שלום-עליכם', 'שָׁלוֹם־עֲלֵיכֶם'],
    ['צ\'ופצ\'יק "ארוך"', 'צ׳ופצ׳יק ״ארוך״'],
    ['شكرا', 'شُكْرًـا'],
    ['ガラス', 'ｶﾞﾗｽ'],
    ['각', '각'.normalize('NFD')],
    ['❤️🎸', '❤️🎸'],
  ])('finds %j and “%s” by each other, composed or not', async (plain, written) => {
    const forms = [plain, written, written.normalize('NFC'), written.normalize('NFD')];
    const songs = forms.map((songname) => ({
      ...{ userId: 'auth0|vera', songId: someId(), songname: `(${songname})` },
      ...{ artist: fields.artist, genreName: fields.genre },
    }));
    const ids = songs.map(({ songId }) => songId);
    const { song } = api.database.prisma;
    onTestFinished(async () => void (await song.deleteMany({ where: { songId: { in: ids } } })));
    await song.createMany({ data: songs });
    for (const q of forms) expect(await found(q), q).toEqual(expect.arrayContaining(ids));
  });

  test.each([
    ['か', 'がらす'],
    ['가', '각'],
    ['мои', 'Мой'],
    ['<<', '«Heroes»'],
    ['Tide The Ebb', 'Tide'],
    // A filter of which nothing is left is not none.
    ['\u0301', 'Tide'],
  ])('does not find by %j “%s”', async (q, songname) => {
    const { songId } = await addSong(api, 'vera', songname);
    expect(await found(q)).not.toContain(songId);
  });

  test('finds a song by what it is called now', async () => {
    const { songId } = await addSong(api, 'vera', 'Früher');
    const change = { params: { songId }, headers: { 'if-match': '"1"' }, body: { songname: 'Später' } };
    await api.as('vera').updateSong(change);
    expect(await found('spater')).toContain(songId);
    expect(await found('fruher')).not.toContain(songId);
  });

  test.each(['0', '101', '-1', '1.5', 'x', '', '0x10', '1e1', '%2B1', '%201', '1'.repeat(400)])(
    'refuses the limit "%s"',
    async (limit) => {
      const answer = await api.send(`GET /songs?limit=${limit}`, { as: 'vera' });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ in: 'query', field: 'limit' }] });
    },
  );

  test.each(['x', '..%2F', '1_2', 'a'.repeat(201)])('refuses the cursor "%s"', async (cursor) => {
    const answer = await api.send(`GET /songs?cursor=${cursor}`, { as: 'vera' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ in: 'query', field: 'cursor' }] });
  });

  test('shows nothing of other people', async () => {
    await addSong(api, 'vera', 'Only mine');
    expect((await api.as('jesse').listSongs()).body).toEqual({ items: [], nextCursor: null });
  });
});

describe("another person's song", () => {
  test.each(['GET', 'PATCH', 'DELETE'])('is not there for %s', async (method) => {
    const { songId } = await addSong(api, 'vera');
    const body = method === 'PATCH' ? { songname: 'Taken' } : undefined;
    const answer = await api.send(`${method} /songs/${songId}`, {
      as: 'jane',
      body,
      headers: { 'if-match': '"1"' },
    });
    expect(answer.status).toBe(404);
    expect((await api.as('vera').getSong({ params: { songId } })).body.songname).toBe('Tide');
  });
});

describe('PATCH /songs/{songId}', () => {
  test('changes the given fields and raises the version', async () => {
    const { songId } = await addSong(api, 'vera');
    const { body, headers } = await api.as('vera').updateSong({
      params: { songId },
      headers: { 'if-match': '"1"' },
      body: { artist: 'Somebody Else' },
    });
    expect(body).toMatchObject({ songname: 'Tide', artist: 'Somebody Else', version: 2 });
    expect(headers.get('etag')).toBe('"2"');
  });

  test('asks which version is meant, and refuses an old one with the current one', async () => {
    const { songId } = await addSong(api, 'vera');
    const change = (headers: Record<string, string>) =>
      api.send(`PATCH /songs/${songId}`, { as: 'vera', body: { songname: 'New' }, headers });
    expect((await change({})).status).toBe(428);
    expect((await change({ 'if-match': '"1"' })).status).toBe(200);
    const stale = await change({ 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.headers.get('etag')).toBe('"2"');
    expect(await stale.json()).toMatchObject({ currentVersion: 2 });
    expect((await change({ 'if-match': 'W/"1"' })).status).toBe(422);
  });

  test('lets only one of many changes of the same version through', async () => {
    const { songId } = await addSong(api, 'vera');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        api.send(`PATCH /songs/${songId}`, {
          as: 'vera',
          body: { songname: `Try ${i}` },
          headers: { 'if-match': '"1"' },
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(412)]);
  });

  test('refuses a change of nothing, and a genre that does not exist', async () => {
    const { songId } = await addSong(api, 'vera');
    const change = (body: unknown) =>
      api.send(`PATCH /songs/${songId}`, { as: 'vera', body, headers: { 'if-match': '"1"' } });
    expect((await change({})).status).toBe(422);
    expect((await change({ genre: 'Polka' })).status).toBe(422);
  });
});

describe('DELETE /songs/{songId}', () => {
  test('deletes it and takes it out of playlists', async () => {
    const playlist = await addPlaylist(api, 'vera', { songs: 2 });
    const [gone, stays] = playlist.songs;
    const request = `DELETE /songs/${gone?.songId}`;
    expect((await api.send(request, { as: 'vera' })).status).toBe(204);
    expect((await api.send(request, { as: 'vera' })).status).toBe(404);
    const { body } = await api.as('vera').getPlaylist({ params: { playlistId: playlist.playlistId } });
    expect(body.songs.map((song) => song.songId)).toEqual([stays?.songId]);
  });

  test('lets nobody have its audio any more', async () => {
    const songId = await songWithAudio('public');
    const audio = async () => (await api.send(`GET /songs/${songId}/audio`, { as: 'vera' })).status;
    expect(await audio()).toBe(200);
    expect((await api.send(`DELETE /songs/${songId}`, { as: 'vera' })).status).toBe(204);
    expect(await audio()).toBe(404);
  });
});

describe('GET /songs/{songId}/audio', () => {
  test('streams the whole file to its owner, with what a player needs', async () => {
    const songId = await songWithAudio('private');
    const answer = await api.send(`GET /songs/${songId}/audio`, { as: 'vera' });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': '1000',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      etag: expect.any(String),
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('tells by HEAD what GET would, and sends nothing', async () => {
    const songId = await songWithAudio('private');
    const answer = await api.send(`HEAD /songs/${songId}/audio`, { as: 'vera' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('audio/mpeg');
    expect(answer.headers.get('content-length')).toBe('1000');
    expect(await answer.text()).toBe('');
    // Parts are of GET alone (RFC 9110, 14.2).
    const part = { as: 'vera', headers: { range: 'bytes=10-19' } } as const;
    expect((await api.send(`HEAD /songs/${songId}/audio`, part)).status).toBe(200);
  });

  test('streams a part of it', async () => {
    const songId = await songWithAudio('public');
    const answer = await api.send(`GET /songs/${songId}/audio`, {
      as: 'jane',
      headers: { range: 'bytes=10-19' },
    });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 10-19/1000');
    expect(answer.headers.get('content-length')).toBe('10');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  });

  test('refuses a part that lies outside', async () => {
    const songId = await songWithAudio('public');
    const answer = await api.send(`GET /songs/${songId}/audio`, {
      as: 'jane',
      headers: { range: 'bytes=5000-' },
    });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */1000');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test.each([
    ['if-match', '"another"'],
    ['if-unmodified-since', 'Thu, 01 Jan 2015 00:00:00 GMT'],
  ])('says that the file is not the one that %s asks for', async (name, value) => {
    const songId = await songWithAudio('public');
    const headers = { [name]: value };
    const answer = await api.send(`GET /songs/${songId}/audio`, { as: 'jane', headers });
    expect(answer.status).toBe(412);
    expect(await answer.json()).toMatchObject({ type: 'https://setlist.example/problems/version-mismatch' });
  });

  test('sends nothing again that the client has', async () => {
    const songId = await songWithAudio('public');
    const first = await api.send(`GET /songs/${songId}/audio`, { as: 'jane' });
    await first.arrayBuffer();
    // fetch would add no-cache to a condition of one's own, and ask for the whole file again.
    const headers = { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
    const again = await api.send(`GET /songs/${songId}/audio`, { as: 'jane', headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('content-length')).toBeNull();
    expect(again.headers.get('etag')).toBe(headers['if-none-match']);
  });

  test('is not there for others when no public playlist holds it, nor without audio, nor when the file is lost', async () => {
    const songId = await songWithAudio('private');
    expect((await api.send(`GET /songs/${songId}/audio`, { as: 'jane' })).status).toBe(404);
    const { songId: silent } = await addSong(api, 'vera');
    expect((await api.send(`GET /songs/${silent}/audio`, { as: 'vera' })).status).toBe(404);
    expect((await api.send(`GET /songs/${someId()}/audio`, { as: 'vera' })).status).toBe(404);
    await api.database.pool.query(
      "UPDATE songs SET audio_bytes = 1, audio_type = 'audio/mpeg', audio_key = song_id || '.mp3' WHERE song_id = $1",
      [silent],
    );
    expect((await api.send(`GET /songs/${silent}/audio`, { as: 'vera' })).status).toBe(404);
  });
});
