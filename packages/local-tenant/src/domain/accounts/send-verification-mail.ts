import { keepMail } from '../../store/mails.ts';
import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { languageFor } from '../../words/language.ts';
import { wordsIn } from '../../words/words.ts';
import { createEmailTicket } from './email-ticket.ts';

/** Mails the link with which a user shows that their address is theirs, in the language of `user_metadata.lang`. */
export async function sendVerificationMail(
  { pool, issuer, cookieKeys, history }: Tenant,
  { user_id, email, user_metadata }: UserRow,
): Promise<void> {
  if (!email) return;
  const ticket = createEmailTicket(cookieKeys[0] ?? '', { userId: user_id, email });
  // An application asks for it, so that there is no browser whose language could be told.
  const language = languageFor(user_metadata?.lang) ?? 'en';
  const link = `${issuer}u/email-verification?ui_locales=${language}&ticket=${ticket}`;
  await keepMail(pool, { recipient: email, language, ...wordsIn(language).mail.verification, link });
  history.event({ type: 'svr', description: 'Success verification email request', userId: user_id });
}
