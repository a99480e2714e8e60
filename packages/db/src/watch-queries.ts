import type { Pool } from '@setlist/postgres/create-pool';
import type { QueryArrayResult, QueryResult } from 'pg';

/** How a query ended. */
export interface QueryEnd {
  ms: number;
  rows: Record<string, unknown>[];
  /** Rows returned or changed. */
  rowCount: number;
  /** SQLSTATE, or a code of Node.js; undefined when it succeeded. */
  error?: string;
}

/** Told of a query as it begins. What it returns, if anything, is told of the end before whoever asked is. */
export type QueryWatch = (text: string, values: readonly unknown[]) => ((end: QueryEnd) => void) | undefined;

interface Query {
  text: string;
  values?: unknown[];
}

/**
 * Tells `watch` of each query that runs on this pool and is awaited: of a statement, of Prisma Client, or of what
 * begins and ends a transaction. To be called before the pool's first connection.
 */
export function watchQueries(pool: Pool, watch: QueryWatch): void {
  pool.on('connect', (client) => {
    const query = client.query as (...args: unknown[]) => unknown;
    client.query = ((asked: string | Query, ...rest: unknown[]) => {
      const { text, values = rest[0] } = typeof asked === 'string' ? { text: asked } : asked;
      const end = watch(text, Array.isArray(values) ? values : []);
      const since = performance.now();
      const answer = query.call(client, asked, ...rest);
      if (!end || !(answer instanceof Promise)) return answer;
      const ms = () => performance.now() - since;
      answer.then(
        (result: QueryResult | QueryResult[]) => {
          // Several statements in one text have as many results.
          const rows = [result].flat().flatMap(objectsOf);
          end({
            ms: ms(),
            rows,
            rowCount: [result].flat().reduce((sum, each) => sum + (each.rowCount ?? 0), 0),
          });
        },
        (error) => end({ ms: ms(), rows: [], rowCount: 0, error: String(error.code ?? error.name) }),
      );
      return answer;
    }) as typeof client.query;
  });
}

/** The rows by the names of their columns. Prisma asks for them as arrays. */
function objectsOf({ rows, fields }: QueryResult | QueryArrayResult): Record<string, unknown>[] {
  return rows.map((row) =>
    Array.isArray(row) ? Object.fromEntries(fields.map(({ name }, at) => [name, row[at]])) : row,
  );
}
