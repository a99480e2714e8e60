import type { RequestHandler } from 'express';
import { type EmailTicket, readEmailTicket } from '../domain/accounts/email-ticket.ts';
import { inTransaction } from '../store/database.ts';
import { findUser, updateUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { html } from '../words/html.ts';
import { wordsOf } from '../words/words.ts';
import { layout } from './layout.ts';
import { newNonce, pageHeaders } from './security.ts';

/** Follows the link of a verification mail: whoever has the mail has the address, as long as it is the account's. */
export function verifyEmail(tenant: Tenant): RequestHandler {
  const { name, cookieKeys } = tenant;
  return async (request, response) => {
    const ticket = readEmailTicket(cookieKeys[0] ?? '', String(request.query.ticket));
    const isOwn = ticket !== undefined && (await confirm(tenant, ticket));
    const nonce = newNonce();
    const words = wordsOf(request);
    const { title, confirmed, confirmedHint, refused, refusedHint } = words.verifyEmail;
    const [heading, hint] = isOwn ? [confirmed, confirmedHint] : [refused, refusedHint];
    const body = html`<h1>${heading}</h1><p>${hint}</p>`;
    response
      .status(isOwn ? 200 : 400)
      .set(pageHeaders({ nonce }))
      .type('html')
      .send(layout({ words, title, tenantName: name, nonce, body }));
  };
}

// Under a lock: an address that the account gets meanwhile is not the one that the mail went to.
async function confirm({ pool, history }: Tenant, { userId, email }: EmailTicket): Promise<boolean> {
  return inTransaction(pool, async (db) => {
    const user = await findUser(db, userId, { lock: true });
    if (user?.email !== email) return false;
    if (user.email_verified) return true;
    await updateUser(db, userId, { email_verified: true });
    history.event({ type: 'sv', description: 'Your email was verified.', userId });
    return true;
  });
}
