/** A row by the columns of its table. */
type Row = Record<string, unknown>;

/** Rows of one table that are a person's or say something of them. */
export interface PersonalRows {
  table: string;
  /** In words: which rows, and what is left out of them. */
  about: string;
  rows: AsyncIterable<Row>;
}

/** Rows read at a time: no more of them are in memory. */
export const PAGE = 500;
/** Columns that are not called as Prisma calls their field, in the snake case of SQL. */
const OTHER_NAMES: Record<string, string> = { genreName: 'genre' };

/** Rows that are read page by page: `read` gives those after a row, at most `PAGE`. The fields in `hidden` are left out. */
export function section<T extends object>(
  table: string,
  about: string,
  read: (after: T | undefined) => Promise<T[]>,
  hidden: (keyof T & string)[] = [],
): PersonalRows {
  return { table, about, rows: inColumns(pages(read), hidden) };
}

/** The one row that a person has in a table, or none. */
export function one<T extends object>(
  table: string,
  about: string,
  read: () => Promise<T | null>,
): PersonalRows {
  return section<T>(table, about, async () => [await read()].filter((row) => row !== null));
}

/** What comes after a row in the order of two of its fields. */
export function beyond<T extends object, A extends keyof T, B extends keyof T>(last: T, first: A, second: B) {
  return {
    OR: [{ [first]: { gt: last[first] } }, { [first]: last[first], [second]: { gt: last[second] } }],
  };
}

async function* pages<T>(read: (after: T | undefined) => Promise<T[]>): AsyncIterable<T> {
  let last: T | undefined;
  do {
    const page = await read(last);
    yield* page;
    last = page.length < PAGE ? undefined : page.at(-1);
  } while (last !== undefined);
}

async function* inColumns<T extends object>(rows: AsyncIterable<T>, hidden: string[]): AsyncIterable<Row> {
  for await (const row of rows) {
    const shown = Object.entries(row).filter(([field]) => !hidden.includes(field));
    yield Object.fromEntries(shown.map(([field, value]) => [columnOf(field), value]));
  }
}

const columnOf = (field: string) =>
  OTHER_NAMES[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
