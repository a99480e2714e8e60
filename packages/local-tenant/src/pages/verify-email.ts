import type { RequestHandler } from 'express';
import { readEmailTicket } from '../domain/accounts/email-ticket.ts';
import { findUser, updateUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { html } from '../words/html.ts';
import { wordsOf } from '../words/words.ts';
import { layout } from './layout.ts';
import { newNonce, pageHeaders } from './security.ts';

/** Follows the link of a verification mail: whoever has the mail has the address, as long as it is the account's. */
export function verifyEmail({ name, pool, cookieKeys, history }: Tenant): RequestHandler {
  return async (request, response) => {
    const ticket = readEmailTicket(cookieKeys[0] ?? '', String(request.query.ticket));
    const user = ticket && (await findUser(pool, ticket.userId));
    const isOwn = user !== undefined && user.email === ticket?.email;
    if (isOwn && !user.email_verified) {
      await updateUser(pool, user.user_id, { email_verified: true });
      history.event({ type: 'sv', description: 'Your email was verified.', userId: user.user_id });
    }
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
