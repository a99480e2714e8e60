import type { contracts, Year } from '@setlist/contracts';
import { isUnknownTimeZone } from '@setlist/db/database-errors';
import { type RowOf, run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.getYear;
type Row = RowOf<typeof sql.findYear>;

const MOST = 10;

/**
 * The caller's listening in a year, added up by the clocks of a time zone. Throws `invalid-input` for a time zone that
 * the database does not know.
 */
export async function getYear(
  { pool, caller }: Context,
  { query: { year, timeZone } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const asked = { userId: caller.userId, year, timeZone, most: MOST };
  const rows = await run(pool, sql.findYear, asked).catch((error) => {
    if (!isUnknownTimeZone(error)) throw error;
    const detail = 'must be a time zone that is known here';
    throw new DomainError('invalid-input', { errors: [{ in: 'query', field: 'timeZone', detail }] });
  });
  return { status: 200, body: yearOf(rows) };
}

function yearOf(rows: readonly Row[]): Year {
  const of = (part: string) => rows.filter((row) => row.part === part);
  const [all] = of('all');
  const each = (part: string, first: number, count: number) =>
    Array.from({ length: count }, (_, i) => sums(of(part).find(({ place }) => place === first + i)));
  return {
    ...sums(all),
    songs: all?.songs ?? 0,
    firstHeardAt: all?.firstHeardAt?.toISOString() ?? null,
    byHour: each('hour', 0, 24),
    byMonth: each('month', 1, 12),
    byGenre: of('genre').map((row) => ({ genre: row.name, ...sums(row) })),
    byPlaylist: of('playlist').map((row) => ({
      ...{ playlistId: row.id ?? '', playlistName: row.name, playlistGone: row.name === null },
      ...sums(row),
    })),
    topSongs: of('song').map((row) => ({
      ...{ songId: row.id ?? '', songname: row.name, artist: row.artist, gone: row.gone },
      ...sums(row),
    })),
  };
}

const sums = (row: Row | undefined) => ({ listens: row?.listens ?? 0, heardMs: row?.heardMs ?? 0 });
