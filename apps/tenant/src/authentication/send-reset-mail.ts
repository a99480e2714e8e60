import { keepMail } from '../store/mails.ts';
import { createPasswordTicket } from '../store/password-tickets.ts';
import { DATABASE_CONNECTION, findUserByEmail } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { resetMail } from './mail/reset-mail.ts';

/** Mails a link to change the password, if somebody has this email; whoever asks is not told whether. */
export async function sendResetMail(
  { pool, issuer, history }: Tenant,
  email: string,
  ip: string,
): Promise<void> {
  const user = await findUserByEmail(pool, DATABASE_CONNECTION, email);
  if (!user?.email) return;
  const ticket = await createPasswordTicket(pool, user.user_id);
  const mail = resetMail(user.user_metadata?.lang, `${issuer}u/reset-password/${ticket}`);
  await keepMail(pool, { recipient: user.email, ...mail });
  history.event({
    type: 'scpr',
    description: 'Change password request',
    userId: user.user_id,
    ip,
  });
}
