import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { metadataSchema } from '../domain/metadata.ts';
import type { Database } from '../store/database.ts';
import type { Passwords } from '../store/passwords.ts';
import { newUserId } from '../store/user-id.ts';
import { DATABASE_CONNECTION, insertUser } from '../store/users.ts';

/**
 * Auth0's bulk-import format, and `password` beside it; what the tenant has no use for is refused, so that nothing is
 * lost unseen.
 * https://auth0.com/docs/manage-users/user-migration/bulk-user-import-database-schema-and-examples
 */
const importSchema = z.array(
  z.strictObject({
    email: z.email().toLowerCase(),
    user_id: z.string().min(1).optional(),
    email_verified: z.boolean().default(false),
    username: z.string().optional(),
    given_name: z.string().optional(),
    family_name: z.string().optional(),
    name: z.string().optional(),
    nickname: z.string().optional(),
    picture: z.url().optional(),
    blocked: z.boolean().optional(),
    user_metadata: metadataSchema.optional(),
    app_metadata: metadataSchema.optional(),
    password: z.string().min(1).max(128).optional(),
  }),
);

/** A user to start with. */
export type ImportedUser = z.input<typeof importSchema>[number];

/**
 * Loads users, listed or from a file, into a store that has none, and marks them as demo accounts, which sign in with
 * one tap. Those without a password of their own get the one that they share. Returns how many; 0 when there were users
 * already. Throws, naming what is wrong, for users that it cannot take.
 */
export async function importUsers(
  db: Database,
  { users, password, passwords }: { users: string | ImportedUser[]; password?: string; passwords: Passwords },
): Promise<number> {
  const { rows } = await db.query('SELECT 1 FROM users LIMIT 1');
  if (rows.length > 0) return 0;
  const where = typeof users === 'string' ? users : 'What was given as users';
  const listed: unknown = typeof users === 'string' ? JSON.parse(await readFile(users, 'utf8')) : users;
  const parsed = importSchema.safeParse(listed);
  if (!parsed.success) throw new Error(`${where} cannot be imported. ${z.prettifyError(parsed.error)}`);
  if (password === undefined && parsed.data.some((user) => user.password === undefined))
    throw new Error(
      'Users are to be imported, but there is no password for them: set DEMO_PASSWORD, or `password` for each.',
    );
  // Those who share a password share its hash, which tells nobody anything more.
  const hashes = new Map<string, Promise<string>>();
  const hashOf = (text: string) => {
    const hash = hashes.get(text) ?? passwords.hash(text);
    hashes.set(text, hash);
    return hash;
  };
  const start = Date.now();
  for (const [index, { user_id, name, nickname, password: own, ...profile }] of parsed.data.entries()) {
    const added = await insertUser(db, {
      ...profile,
      user_id: user_id ? `auth0|${user_id}` : newUserId('auth0'),
      connection: DATABASE_CONNECTION,
      name: name ?? profile.email,
      nickname: nickname ?? profile.email.split('@')[0] ?? profile.email,
      password_hash: await hashOf(own ?? password ?? ''),
      demo: true,
      created_at: new Date(start + index),
    });
    if (!added)
      throw new Error(`${where} cannot be imported. Its ${profile.email} is there twice, or the id is.`);
  }
  return parsed.data.length;
}
