import type { RequestHandler } from 'express';
import { listMails, type MailRow } from '../../store/mails.ts';
import type { Tenant } from '../../tenant.ts';
import { sendNotFound } from '../frame/send-not-found.ts';
import { sendPage } from '../frame/send-page.ts';
import { mailsPage } from './mails-page.ts';

/** Shows the newest hundred mails, and one of them open when the address names it. */
export function showMails(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const mails = await listMails(tenant.pool, { limit: 100 });
    const { id } = request.params;
    const open =
      id === undefined
        ? undefined
        : (mails.find(({ seq }) => seq === id) ?? (await findMail(tenant, String(id))));
    if (id !== undefined && !open)
      return sendNotFound(tenant, response, { section: 'Mails', message: 'There is no such mail.' });
    const title = open?.subject ?? 'Mails';
    sendPage(tenant, response, {
      title,
      section: 'Mails',
      live: ['mails'],
      body: mailsPage({ mails, open }),
    });
  };
}

async function findMail({ pool }: Tenant, id: string): Promise<MailRow | undefined> {
  if (!/^\d{1,18}$/.test(id)) return undefined;
  return (await pool.query<MailRow>('SELECT * FROM mails WHERE seq = $1', [id])).rows[0];
}
