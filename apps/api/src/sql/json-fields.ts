import type { Statement } from '@setlist/db/sql';
import { z } from 'zod';
import { assertProven } from './kinds.ts';

/**
 * What `json_build_object` takes for an object of the contract, from the columns of `statement`, which are in scope as
 * `r`; without its lists. Throws when the contract asks for more than the columns prove.
 */
export function fieldsOf(schema: z.ZodObject, statement: Statement, within: string[] = []): string[] {
  const { name, columns } = statement;
  assertProven([name, ...within].join('.'), schema);
  return Object.entries<z.ZodType>(schema.shape).flatMap(([key, field]) => {
    const path = [...within, key];
    if (field instanceof z.ZodObject) {
      return `'${key}', json_build_object(${fieldsOf(field, statement, path).join(', ')})`;
    }
    const column = path.join('.');
    assertProven(`${name}.${column}`, field, columns[column]);
    return column in columns ? `'${key}', ${shown(column, columns)}` : [];
  });
}

/** A column as contracts have it: a time is UTC, with milliseconds and `Z`. */
function shown(column: string, columns: Statement['columns']): string {
  const value = `r."${column}"`;
  if (!columns[column]?.startsWith('timestamptz')) return value;
  return `to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
