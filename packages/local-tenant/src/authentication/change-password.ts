import type { RequestHandler } from 'express';
import { z } from 'zod';
import { sendResetMail } from '../domain/accounts/send-reset-mail.ts';
import { isKnownConnection, NOT_ENABLED } from '../store/connections.ts';
import type { Tenant } from '../tenant.ts';
import { chooseLanguage } from '../words/language.ts';
import { requireClientOf } from './require-client-of.ts';

const bodySchema = z.looseObject({
  client_id: z.string(),
  email: z.email().max(254),
  connection: z.string(),
});

/**
 * Mails a link to change a password. The answer is the same for known and unknown emails.
 * https://auth0.com/docs/api/authentication#change-password
 */
export function changePassword(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const parsed = bodySchema.safeParse(request.body ?? {});
    if (!parsed.success)
      return response.status(400).json({ error: `${parsed.error.issues[0]?.path.join('.')} is required` });
    const { client_id, email, connection } = parsed.data;
    if (!(await requireClientOf(tenant, client_id, response))) return;
    if (!isKnownConnection(connection))
      return response.status(400).json({ error: 'connection does not exist' });
    if ((await tenant.lookups.connectionsOff(client_id)).includes(connection))
      return response.status(400).json({ error: NOT_ENABLED });
    const language = chooseLanguage(undefined, request.get('accept-language'));
    await sendResetMail(tenant, email, { ip: request.ip ?? '', language });
    response.type('html').send("We've just sent you an email to reset your password.");
  };
}
