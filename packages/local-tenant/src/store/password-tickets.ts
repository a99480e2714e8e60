import { createHash, randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

const hash = (ticket: string): string => createHash('sha256').update(ticket).digest('base64url');

/** Makes a ticket that changes a user's password once, within five days as at Auth0. Returns it; only its hash is kept. */
export async function createPasswordTicket(db: Database, userId: string): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  await db.query(
    `INSERT INTO password_tickets (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '5 days')`,
    [hash(ticket), userId],
  );
  return ticket;
}

/** Whose password the ticket changes; undefined when it is unknown, used or too old. */
export async function findPasswordTicket(db: Database, ticket: string): Promise<string | undefined> {
  const sql = 'SELECT user_id FROM password_tickets WHERE token_hash = $1 AND expires_at > now()';
  return (await db.query<{ user_id: string }>(sql, [hash(ticket)])).rows[0]?.user_id;
}

/** Uses a ticket up, with all others of the same user; returns the user, or undefined as `findPasswordTicket`. */
export async function usePasswordTicket(db: Database, ticket: string): Promise<string | undefined> {
  const sql = 'DELETE FROM password_tickets WHERE token_hash = $1 AND expires_at > now() RETURNING user_id';
  const userId = (await db.query<{ user_id: string }>(sql, [hash(ticket)])).rows[0]?.user_id;
  if (userId) await db.query('DELETE FROM password_tickets WHERE user_id = $1', [userId]);
  return userId;
}
