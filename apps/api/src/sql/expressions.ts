/** SQL that shows a timestamp as contracts have it: UTC, milliseconds, `Z`. */
export function utc(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A pattern for ILIKE that finds the text anywhere, with wildcards in it taken as they stand. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
