import { keepMail } from '../store/mails.ts';
import type { UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { createEmailTicket } from './email-ticket.ts';
import { verificationMail } from './mail/verification-mail.ts';

/** Mails the link with which a user shows that their address is theirs. */
export async function sendVerificationMail(
  { pool, issuer, cookieKeys, history }: Tenant,
  { user_id, email, user_metadata }: UserRow,
): Promise<void> {
  if (!email) return;
  const ticket = createEmailTicket(cookieKeys[0] ?? '', { userId: user_id, email });
  const mail = verificationMail(user_metadata?.lang, `${issuer}u/email-verification?ticket=${ticket}`);
  await keepMail(pool, { recipient: email, ...mail });
  history.event({ type: 'svr', description: 'Success verification email request', userId: user_id });
}
