import { z } from 'zod';
import { flag } from './paging.ts';

/** Auth0's `fields` and `include_fields`. */
export const fieldsQuery = z.strictObject({
  fields: z.string().optional(),
  include_fields: flag.default(true),
});

/** Keeps, or with `include_fields=false` leaves out, the named properties. Those of `always` stay in either case. */
export function selectFields<T extends object>(
  item: T,
  { fields, include_fields }: z.infer<typeof fieldsQuery>,
  always: readonly string[] = [],
): Partial<T> {
  if (!fields) return item;
  const names = new Set(fields.split(',').map((name) => name.trim()));
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => names.has(name) === include_fields || always.includes(name)),
  ) as Partial<T>;
}
