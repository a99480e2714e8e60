import type { RequestHandler } from 'express';
import { listMails, type MailRow } from '../../store/mails.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { mailIcon } from '../frame/icons.ts';
import { moment } from '../frame/parts.ts';
import { sendNotFound, sendPage } from '../frame/send-page.ts';

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

/** The box of mails that a real tenant would have sent; `open` lies beside the list. */
function mailsPage({ mails, open }: { mails: MailRow[]; open: MailRow | undefined }): Html {
  return html`<header class="heading"><h1>Mails</h1><p>A real tenant sends these. This one keeps them here, so that nobody gets mail by accident.</p></header>
<div class="box"><section id="mails" data-region aria-label="Sent mails">${mails.length > 0 ? html`<ol class="mails">${mails.map((mail) => item(mail, open))}</ol>` : html`<div class="empty">${mailIcon}<h2>No mail yet</h2><p>Ask for a new password on the sign-in page, and it lands here.</p></div>`}</section>
${open && letter(open)}</div>`;
}

function item({ seq, recipient, subject, date }: MailRow, open: MailRow | undefined): Html {
  const mark = { html: seq === open?.seq ? ' aria-current="true"' : '' };
  return html`<li data-mark="mail-${seq}"><a href="/dashboard/mails/${seq}"${mark}><b>${subject}</b><span>${recipient}</span>${moment(date)}</a></li>`;
}

function letter({ recipient, subject, language, date, body, link }: MailRow): Html {
  // The text of the mail names its link; it is left as it is, and the link stands below once more, to be followed.
  return html`<article class="letter" aria-labelledby="letter-subject" lang="${language}"><span class="tape" aria-hidden="true"></span><h2 id="letter-subject">${subject}</h2><p class="by"><span>to ${recipient}</span><span>${language}</span>${moment(date)}</p><div class="text">${body}</div>${link !== null && html`<p><a class="button primary" href="${link}" rel="noreferrer">Open the link</a></p>`}</article>`;
}
