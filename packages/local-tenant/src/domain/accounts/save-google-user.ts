import { createHash } from 'node:crypto';
import type { Database } from '../../store/database.ts';
import { findUserByEmail, insertUser, updateUser } from '../../store/users.ts';

/** Name of the connection that stands in for Google. */
const GOOGLE = 'google-oauth2';

/** Adds or updates a pretended Google account; the same email is always the same user. Returns the user's id. */
export async function saveGoogleUser(
  db: Database,
  { email, name }: { email: string; name: string },
): Promise<string> {
  const known = await findUserByEmail(db, GOOGLE, email);
  const user_id = known?.user_id ?? `${GOOGLE}|${googleIdOf(email)}`;
  const profile = { name: name || email, nickname: email.split('@')[0] ?? email, ...partsOf(name) };
  if (known) await updateUser(db, user_id, name ? profile : {});
  else await insertUser(db, { ...profile, user_id, connection: GOOGLE, email, email_verified: true });
  return user_id;
}

// Google's ids have 21 digits; this one follows from the email.
function googleIdOf(email: string): string {
  return BigInt(`0x${createHash('sha256').update(email).digest('hex')}`)
    .toString()
    .slice(0, 21);
}

function partsOf(name: string): { given_name?: string; family_name?: string } {
  const [given, ...family] = name.split(' ');
  return given && family.length > 0 ? { given_name: given, family_name: family.join(' ') } : {};
}
