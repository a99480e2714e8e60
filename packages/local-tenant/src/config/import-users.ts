import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import type { Passwords } from '../store/passwords.ts';
import { newUserId } from '../store/user-id.ts';
import { DATABASE_CONNECTION, insertUser } from '../store/users.ts';

const metadata = z.record(z.string(), z.unknown());

// Auth0's bulk-import format; what the tenant has no use for is refused, so that nothing is lost unseen.
// https://auth0.com/docs/manage-users/user-migration/bulk-user-import-database-schema-and-examples
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
    user_metadata: metadata.optional(),
    app_metadata: metadata.optional(),
  }),
);

/**
 * Loads the users of a bulk-import file into a store that has none, all with the given password, and marks them as
 * demo accounts, which sign in with one tap. Returns how many; 0 when there were users already.
 */
export async function importUsers(
  db: Database,
  { file, password, passwords }: { file: string; password: string; passwords: Passwords },
): Promise<number> {
  const { rows } = await db.query('SELECT 1 FROM users LIMIT 1');
  if (rows.length > 0) return 0;
  const parsed = importSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} cannot be imported. ${z.prettifyError(parsed.error)}`);
  // They share the password, so that sharing its hash as well tells nobody anything.
  const password_hash = await passwords.hash(password);
  const start = Date.now();
  for (const [index, { user_id, name, nickname, ...profile }] of parsed.data.entries()) {
    await insertUser(db, {
      ...profile,
      user_id: user_id ? `auth0|${user_id}` : newUserId('auth0'),
      connection: DATABASE_CONNECTION,
      name: name ?? profile.email,
      nickname: nickname ?? profile.email.split('@')[0] ?? profile.email,
      password_hash,
      demo: true,
      created_at: new Date(start + index),
    });
  }
  return parsed.data.length;
}
