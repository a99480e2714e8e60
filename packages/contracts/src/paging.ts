import { z } from 'zod';

/** A number of a query, from its digits; what is none stays as it is. */
// Not `Number()` alone, which also takes `0x10`, `1e1` and an empty text.
export const fromDigits = (given: number | string) =>
  typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : given;

/** Query of a list: `limit` rows a page (20 unless told, 100 at most) after an opaque `cursor`. */
export const pageQuery = {
  limit: z.preprocess(fromDigits, z.int().min(1).max(100)).prefault(20),
  cursor: z
    .string()
    .max(1_000)
    .regex(/^[\w-]+$/, 'must be a cursor that this API gave out')
    .optional(),
};

/**
 * Query of a list that comes in several orders beside a `sort` of its own, in which `added` is the first: newest first
 * when sorted by that, and else from A to Z and from short to long, unless told. A cursor is of one order alone.
 */
export const orderQuery = { order: z.enum(['asc', 'desc']).optional() };

/** A page of a list; `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Request header that names the version being changed, as given by `ETag` (RFC 9110, 13.1.1). */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^"\d{1,10}"$/, 'must be the ETag of the version you changed, in its quotes')
    .optional(),
});
