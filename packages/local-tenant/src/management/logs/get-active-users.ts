import type { ManagementContext } from '../route.ts';

/** How many users signed in during the last 30 days. */
export async function getActiveUsers({ tenant }: ManagementContext): Promise<number> {
  const sql = `SELECT count(*) FROM users WHERE last_login > now() - interval '30 days'`;
  return Number((await tenant.pool.query<{ count: string }>(sql)).rows[0]?.count);
}
