import type { Database } from './database.ts';

/** A mail that a real tenant would send; this one keeps it for the person who runs it to read. */
export interface MailRow {
  seq: string;
  date: Date;
  recipient: string;
  language: string;
  subject: string;
  body: string;
  link: string | null;
}

/** Puts a mail into the box. */
export async function keepMail(db: Database, mail: Omit<MailRow, 'seq' | 'date'>): Promise<void> {
  await db.query('INSERT INTO mails (recipient, language, subject, body, link) VALUES ($1, $2, $3, $4, $5)', [
    mail.recipient,
    mail.language,
    mail.subject,
    mail.body,
    mail.link,
  ]);
}

/** The newest mails, to one recipient when named. */
export async function listMails(
  db: Database,
  { recipient, limit = 50 }: { recipient?: string; limit?: number } = {},
): Promise<MailRow[]> {
  const sql = 'SELECT * FROM mails WHERE $1::text IS NULL OR recipient = $1 ORDER BY seq DESC LIMIT $2';
  return (await db.query<MailRow>(sql, [recipient ?? null, limit])).rows;
}
