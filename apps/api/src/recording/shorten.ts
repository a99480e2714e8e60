/** How much is shown: rows of a statement, and characters of JSON of all of them, or of one value. */
export const MOST_ROWS = 5;
export const MOST_CHARACTERS = 16_000;
const MOST_ITEMS = 5;
const LONGEST_TEXT = 500;

/** The first rows as JSON has them, with finished JSON as what it says; fewer, and shortened, where they are long. */
export function firstRows(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const first = rows.slice(0, MOST_ROWS).map((row) =>
    // What statements of finished JSON call their one column (sql/json.ts).
    typeof row.json === 'string' ? { ...row, json: JSON.parse(row.json) } : row,
  );
  const shown = shorten(first) as Record<string, unknown>[];
  while (JSON.stringify(shown).length > MOST_CHARACTERS) shown.pop();
  return shown;
}

/** A value as JSON has it. Where it is too long, lists and texts within it are cut, and say how much is missing. */
export function shorten(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text.length <= MOST_CHARACTERS ? JSON.parse(text) : cut(JSON.parse(text));
}

function cut(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    return `${value.slice(0, LONGEST_TEXT)}… and ${value.length - LONGEST_TEXT} more characters`;
  }
  if (Array.isArray(value)) {
    const more = value.length - MOST_ITEMS;
    return [...value.slice(0, MOST_ITEMS).map(cut), ...(more > 0 ? [`… and ${more} more`] : [])];
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item)]));
}
