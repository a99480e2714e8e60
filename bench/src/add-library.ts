import type { Pool } from '@setlist/db';

/** How much of each there is, unless told. */
const SIZES = { songs: 1_000_000, playlists: 100_000, people: 50_000 };
const ROWS_AT_ONCE = 20_000;

const COMMON =
  'the of a you me love my in night to and i it on your be is all no for day we time up heart one go out down like blue baby home dance world girl life with way rain sun light moon fire dream eyes summer back good let get never man this wild little what black gold river city red star road new sweet house green alone again sea winter ocean last long high free slow song boy line run wind money white lost sky hard soul morning evening young lonely forever tonight tomorrow yesterday beautiful midnight sunshine paradise'.split(
    ' ',
  );
const STARTS = 'b c d f g h j k l m n p r s t v w z br ch cl cr dr fl gr pl pr sh sl st str th tr'.split(' ');
const VOWELS = 'a e i o u ai ea ee oo ou y ie'.split(' ');
const ENDS = ',,,n,r,s,t,l,m,d,ck,nd,ng,st'.split(',');
const VOCABULARY = 20_000;

/**
 * Adds a library to look for things in, always the same: words as often as Zipf has it, songs spread over people, of
 * whom `auth0|big` owns a tenth of them and `auth0|middle` a hundredth, playlists of which four fifths are public, each
 * with up to twelve songs, and plays.
 */
export async function addLibrary(pool: Pool, sizes = SIZES): Promise<void> {
  const random = createRandom();
  const below = (end: number) => Math.floor(random() * end);
  const pick = (list: readonly string[]) => list[below(list.length)] ?? '';
  const zipf = (list: readonly string[]) =>
    list[Math.floor(Math.exp(random() * Math.log(list.length))) - 1] ?? '';
  const syllable = () => pick(STARTS) + pick(VOWELS) + pick(ENDS);
  const known = new Set(COMMON);
  while (known.size < VOCABULARY) known.add(Array.from({ length: 1 + below(3) }, syllable).join(''));
  const words = [...known];
  const phrase = (most: number) => Array.from({ length: 1 + below(most) }, () => zipf(words)).join(' ');
  const artists = Array.from({ length: 30_000 }, () => phrase(3));
  const somebody = () => `auth0|u${1 + Math.floor(sizes.people * random() ** 2)}`;
  const owner = (n: number) => (n % 10 === 0 ? 'auth0|big' : n % 100 === 1 ? 'auth0|middle' : somebody());

  await insert(sizes.people, 'users (user_id, display_name, last_login_at)', 'a, b, now()', (n) => [
    `auth0|u${n + 1}`,
    phrase(2),
  ]);
  await insert(
    sizes.songs,
    'songs (user_id, song_id, songname, artist, genre, duration_ms)',
    "a, uuidv7(), b, c, 'Jazz', 200000",
    (n) => [owner(n), phrase(5), zipf(artists)],
  );
  await insert(
    sizes.playlists,
    'playlists (user_id, playlist_id, name, visibility)',
    'a, uuidv7(), b, c::visibility',
    (n) => [n % 500 === 0 ? 'auth0|big' : somebody(), phrase(4), random() < 0.8 ? 'public' : 'private'],
  );
  await pool.query(`
    INSERT INTO playlist_songs (user_id, playlist_id, position, song_user_id, song_id)
    SELECT p.user_id, p.playlist_id, row_number() OVER (PARTITION BY p.playlist_id), s.user_id, s.song_id
    FROM playlists p CROSS JOIN LATERAL (SELECT * FROM songs WHERE songs.user_id = p.user_id LIMIT 12) AS s`);
  await pool.query(`
    INSERT INTO play_counts (user_id, playlist_id, slot, plays)
    SELECT user_id, playlist_id, slot, 1 + abs(hashtext(playlist_id::text || slot)) % 3000
    FROM playlists, generate_series(0, 3) AS slot WHERE hashtext(slot || playlist_id::text) % 2 = 0`);
  await pool.query('VACUUM ANALYZE');

  async function insert(count: number, into: string, select: string, row: (n: number) => string[]) {
    for (let n = 0; n < count; n += ROWS_AT_ONCE) {
      const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count - n) }, (_, i) => row(n + i));
      const columns = ['a', 'b', 'c'].slice(0, rows[0]?.length);
      const lists = columns.map((_, i) => `$${i + 1}::text[]`).join(', ');
      await pool.query(
        `INSERT INTO ${into} SELECT ${select} FROM unnest(${lists}) AS given (${columns.join(', ')})`,
        columns.map((_, i) => rows.map((each) => each[i])),
      );
    }
  }
}

/** Numbers from 0 to below 1, always the same ones (mulberry32). */
function createRandom(): () => number {
  let state = 7;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
