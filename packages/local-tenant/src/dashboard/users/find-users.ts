import type { Database } from '../../store/database.ts';
import type { UserRow } from '../../store/users.ts';

export const USERS_PER_PAGE = 25;

/**
 * One page, counted from 0, of the users whose email, id, name, nickname or display name contains the text; whoever
 * signed in last comes first. `total` counts all pages.
 */
export async function findUsers(
  db: Database,
  { text, page }: { text: string; page: number },
): Promise<{ users: UserRow[]; total: number }> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const matches = `$1 = '%%' OR concat_ws(' ', email, user_id, name, nickname, user_metadata->>'displayName') ILIKE $1`;
  const sql = `SELECT * FROM users WHERE ${matches}
    ORDER BY last_login DESC NULLS LAST, created_at, user_id LIMIT $2 OFFSET $3`;
  const { rows: users } = await db.query<UserRow>(sql, [pattern, USERS_PER_PAGE, page * USERS_PER_PAGE]);
  const counted = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM users WHERE ${matches}`,
    [pattern],
  );
  return { users, total: counted.rows[0]?.total ?? 0 };
}
