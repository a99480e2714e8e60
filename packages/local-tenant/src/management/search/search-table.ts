/** How a field of a search is read from the database. The SQL is fixed: nothing of a query gets into it. */
export type SearchField =
  | {
      kind: 'text' | 'number' | 'boolean' | 'date';
      sql: string;
      /** Whether `Jane` finds `jane`; then the SQL gives it in lower case. */
      ignoresCase?: boolean;
      /** Whether somebody has the field, where that is not the same as the value being there. */
      exists?: string;
    }
  | {
      /** JSON, searched by paths into it. */
      kind: 'document';
      sql: string;
      /** Whether it cannot be searched by wildcards and ranges. */
      isExactOnly: boolean;
    };

/** What can be searched for, by its names in a query. */
export interface SearchTable {
  /** A map, because an object would have a field `toString`. */
  fields: ReadonlyMap<string, SearchField>;
  /** Where a term without a field is looked for. */
  freeText: readonly string[];
  /** Whether a word without quotes is enough for the beginning of a text; else it stands for the whole. */
  matchesBeginnings?: boolean;
}
