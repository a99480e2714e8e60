import type { Database } from '../../store/database.ts';
import type { Tenant } from '../../tenant.ts';
import { LOG_ENTRIES, type LogEntryRow } from './log-entries.ts';

/** A condition on entries of the log, written with parameters from `$2` on, and how many they are to be. */
export interface LogFilter {
  where: string;
  /** What stands for the parameters; the first one is the tenant's host. */
  values: unknown[];
}

/** The beginning of a filter's parameters. */
export function hostOf({ issuer }: Tenant): unknown[] {
  return [new URL(issuer).host];
}

/** Entries of the log, in an order that the caller wrote. */
export async function findLogs(
  db: Database,
  { where, values }: LogFilter,
  { orderBy, offset = 0, limit }: { orderBy: string; offset?: number; limit: number },
): Promise<LogEntryRow[]> {
  const { rows } = await db.query<LogEntryRow>(
    `SELECT * FROM ${LOG_ENTRIES} WHERE ${where} ORDER BY ${orderBy} OFFSET ${offset} LIMIT ${limit}`,
    values,
  );
  return rows;
}

/** How many entries of the log there are. */
export async function countLogs(db: Database, { where, values }: LogFilter): Promise<number> {
  const sql = `SELECT count(*) FROM ${LOG_ENTRIES} WHERE ${where} AND $1::text IS NOT NULL`;
  return Number((await db.query<{ count: string }>(sql, values)).rows[0]?.count);
}
