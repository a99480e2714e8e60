import { z } from 'zod';
import { DomainError } from '../errors.ts';

const Uuid = z.uuid();
const MAX_INT = 2_147_483_647;
const LAST_UUID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** The last character there is, which stands in no text. */
const LAST_TEXT = '\u{10ffff}';
const FIRST = { beyond: '', beyondId: '00000000-0000-0000-0000-000000000000' };
const SORTED = /^([a-z]+-(?:asc|desc))_((?:[\da-f]{2})*)_(.+)$/;
const OTHER_ORDER = 'must be a cursor that this API gave out for the same `sort` and `order`';

/** The id to go on below, from a cursor that is an id; without one, above every id. Throws `invalid-input`. */
export function uuidCursor(cursor: string | undefined): string {
  if (cursor === undefined) return LAST_UUID;
  return Uuid.safeParse(cursor).data ?? refuse();
}

/** Number and id to go on below, from a cursor `<number>_<id>`. Throws `invalid-input`. */
export function numberAndUuidCursor(cursor: string | undefined): [number, string] {
  if (cursor === undefined) return [Number.MAX_SAFE_INTEGER, LAST_UUID];
  const [number = '', id] = cursor.split('_');
  if (!/^\d{1,15}$/.test(number) || !Uuid.safeParse(id).success) refuse();
  return [Number(number), id as string];
}

/** The number to go on below, from a cursor that is a number. Throws `invalid-input`. */
export function numberCursor(cursor: string | undefined): number {
  if (cursor === undefined) return MAX_INT;
  return /^\d{1,9}$/.test(cursor) ? Number(cursor) : refuse();
}

/** The order of a list, as its query names it. */
interface Sorted {
  sort: string;
  order?: 'asc' | 'desc' | undefined;
  cursor?: string | undefined;
}

/** Where a page of a list begins: below an id in the order that is the list's own, or in another one beyond key and id. */
type Place = { before: string } | { sort: string; descending: boolean; beyond: string; beyondId: string };

/**
 * Where the page begins that a query asks for: the newest first unless it tells, and beyond its cursor, which is an id, or
 * `<sort>-<order>_<key>_<id>` with the key in hexadecimal. Throws `invalid-input`, also for the cursor of another order.
 */
export function placeIn({ sort, order = sort === 'added' ? 'desc' : 'asc', cursor }: Sorted): Place {
  const descending = order === 'desc';
  const [, of, key, id] = SORTED.exec(cursor ?? '') ?? [];
  const known = of ?? (Uuid.safeParse(cursor).success ? 'added-desc' : undefined);
  if (known !== undefined && known !== `${sort}-${order}`) refuse(OTHER_ORDER);
  if (sort === 'added' && descending) return { before: uuidCursor(cursor) };
  if (cursor === undefined)
    return { sort, descending, ...(descending ? { beyond: LAST_TEXT, beyondId: LAST_UUID } : FIRST) };
  const beyond = Buffer.from(key ?? '', 'hex').toString();
  // Postgres takes no text with a NUL.
  if (beyond.includes('\0')) refuse();
  return { sort, descending, beyond, beyondId: Uuid.safeParse(id).data ?? refuse() };
}

function refuse(detail = 'must be a cursor that this API gave out'): never {
  throw new DomainError('invalid-input', { errors: [{ in: 'query', field: 'cursor', detail }] });
}
