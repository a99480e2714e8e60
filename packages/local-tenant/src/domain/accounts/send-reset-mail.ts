import { keepMail } from '../../store/mails.ts';
import { createPasswordTicket } from '../../store/password-tickets.ts';
import { DATABASE_CONNECTION, findUserByEmail } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Language, languageFor } from '../../words/language.ts';
import { wordsIn } from '../../words/words.ts';

/**
 * Mails a link to change the password, if somebody has this email; whoever asks is not told whether. The mail is in the
 * language of `user_metadata.lang`, else in that of whoever asks, and its link opens a page in the same one.
 */
export async function sendResetMail(
  { pool, issuer, history }: Tenant,
  email: string,
  { ip, language: asked }: { ip: string; language: Language },
): Promise<void> {
  const user = await findUserByEmail(pool, DATABASE_CONNECTION, email);
  if (!user?.email) return;
  const ticket = await createPasswordTicket(pool, user.user_id);
  const language = languageFor(user.user_metadata?.lang) ?? asked;
  const link = `${issuer}u/reset-password/${ticket}?ui_locales=${language}`;
  await keepMail(pool, { recipient: user.email, language, ...wordsIn(language).mail.reset, link });
  history.event({
    type: 'scpr',
    description: 'Change password request',
    userId: user.user_id,
    ip,
  });
}
