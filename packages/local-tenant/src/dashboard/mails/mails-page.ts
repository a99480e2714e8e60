import type { MailRow } from '../../store/mails.ts';
import { type Html, html } from '../../words/html.ts';
import { mailIcon } from '../frame/icons.ts';
import { moment } from '../frame/parts.ts';

/** The box of mails that a real tenant would have sent; `open` lies beside the list. */
export function mailsPage({ mails, open }: { mails: MailRow[]; open: MailRow | undefined }): Html {
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
