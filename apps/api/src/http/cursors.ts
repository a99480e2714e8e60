import { z } from 'zod';
import { DomainError } from '../errors.ts';

const Uuid = z.uuid();
const MAX_INT = 2_147_483_647;
const LAST_UUID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

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

function refuse(): never {
  throw new DomainError('invalid-input', {
    errors: [{ in: 'query', field: 'cursor', detail: 'must be a cursor that this API gave out' }],
  });
}
