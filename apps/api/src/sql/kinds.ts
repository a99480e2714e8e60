import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

// The rule for a field of finished JSON: the type of its column says which schema it has, `.nullable()` where the column
// may be null, and it has just that one. The compiler compares the types of the two (matching.ts). What a type does not
// show, such as bounds, patterns and refinements, no column proves: a schema that has them is refused here, when the
// process starts. Taken for granted is that nothing of ours makes a whole number beyond 2^53, a UUID of no version, or a
// time before the year 0 or without end.

/** The schema of a column's values, by the column's type; an enum has that of its labels. */
const KINDS = {
  bool: z.boolean(),
  int2: z.int(),
  int4: z.int(),
  int8: z.int(),
  text: z.string(),
  timestamptz: z.iso.datetime(),
  uuid: z.uuid(),
};

/** Types of those schemas. */
export type Kinds = typeof KINDS;

/**
 * Throws when the schema of a field has checks that the type of its column does not prove; that of an object or a list,
 * which have no column, when it has any. `place` tells where it stands: the statement and the field.
 */
export function assertProven(place: string, schema: z.ZodType, column?: string): void {
  if (isProven(schema, column)) return;
  throw new Error(
    `${place}: that it is of type ${column ?? schema.type} does not prove all that the contract says, and JSON that Postgres finished is not looked at again. Say less in the contract, or let the verb make the answer`,
  );
}

function isProven(schema: z.ZodType, column?: string): boolean {
  if (column === undefined) return !schema.def.checks?.length;
  if (schema instanceof z.ZodNullable) {
    return !schema.def.checks?.length && isProven(schema.unwrap() as z.ZodType, column.replace(/\?$/, ''));
  }
  const [, labels] = column.split('enum:');
  const kind = labels === undefined ? KINDS[column as keyof Kinds] : z.enum(labels.split('|'));
  return isDeepStrictEqual(schema.def, kind?.def);
}
