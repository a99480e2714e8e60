import type { Database } from './database.ts';
import type { UserRow } from './users.ts';

/** Something that happened to a user, with the row as it was then, without the password. */
export interface UserEventRow {
  /** Counts up, in the order of the commits. */
  seq: string;
  id: string;
  type: 'user.created' | 'user.updated' | 'user.deleted';
  at: Date;
  user: Omit<UserRow, 'password_hash'>;
}

/** For how long events are kept. */
export const KEPT_DAYS = 7;

const MOST_AT_ONCE = 500;

/** The events after a number, of some types and from a time on if these are given; not all at once. */
export async function listUserEvents(
  db: Database,
  { after, since, types }: { after: string; since?: Date | undefined; types?: string[] | undefined },
): Promise<UserEventRow[]> {
  const { rows } = await db.query<UserEventRow>(
    `SELECT seq, id, type, at, user_row AS user FROM user_events WHERE seq > $1
       AND ($2::timestamptz IS NULL OR at >= $2) AND ($3::text[] IS NULL OR type = ANY ($3))
     ORDER BY seq LIMIT $4`,
    [after, since, types, MOST_AT_ONCE],
  );
  return rows.map((row) => ({ ...row, user: withDates(row.user) }));
}

/** The number of the newest event. */
export async function lastUserEvent(db: Database): Promise<string> {
  const { rows } = await db.query<{ seq: string }>('SELECT coalesce(max(seq), 0) AS seq FROM user_events');
  return rows[0]?.seq ?? '0';
}

const date = (value: Date | string) => new Date(value);

// JSON has no dates.
function withDates(user: UserEventRow['user']): UserEventRow['user'] {
  return {
    ...user,
    created_at: date(user.created_at),
    updated_at: date(user.updated_at),
    last_login: user.last_login && date(user.last_login),
    last_password_reset: user.last_password_reset && date(user.last_password_reset),
  };
}
