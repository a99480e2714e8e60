/** A file of `prisma/sql/`, taken apart. */
export interface StatementFile {
  /** The file's name without `.sql`. */
  name: string;
  /** What Postgres gets: without comments, and with the plain names of columns. */
  text: string;
  /** Names of `$1`, `$2` …, and whether each may be null. */
  params: { name: string; nullable: boolean }[];
  /** Columns that the file says are never null, where Postgres cannot tell. */
  notNull: Set<string>;
  /** Why the API does not ask this of Prisma. */
  reason: string;
}

const PARAM = /^-- @param \$(\d+):(\w+)(\??)/;
const REASON = /^-- Not Prisma: (.+)/;
const NOT_NULL = /"([\w.]+)!"/g;

/**
 * Reads a statement with its comments: `-- Not Prisma: why`, and for each parameter `-- @param $1:name`, with `?` after
 * the name when it may be null. A column called `"name!"` is never null although Postgres cannot tell; its name is what
 * stands before the `!`. Throws when the reason or a parameter is missing.
 */
export function readStatement(name: string, source: string): StatementFile {
  const lines = source.split('\n');
  const [reason] = lines.flatMap((line) => REASON.exec(line)?.[1] ?? []);
  if (!reason) throw new Error(`prisma/sql/${name}.sql does not say why: add a line "-- Not Prisma: …"`);
  const params = lines.flatMap((line) => {
    const [, position, param = '', mark] = PARAM.exec(line) ?? [];
    return position ? [{ position: Number(position), name: param, nullable: mark === '?' }] : [];
  });
  params.forEach(({ position }, index) => {
    if (position !== index + 1)
      throw new Error(`prisma/sql/${name}.sql: "-- @param $${index + 1}:…" is missing`);
  });
  const code = lines.filter((line) => !line.trimStart().startsWith('--')).join('\n');
  return {
    ...{ name, reason },
    params: params.map(({ name, nullable }) => ({ name, nullable })),
    notNull: new Set([...code.matchAll(NOT_NULL)].map(([, column = '']) => column)),
    text: code.replace(NOT_NULL, '"$1"').trim(),
  };
}
