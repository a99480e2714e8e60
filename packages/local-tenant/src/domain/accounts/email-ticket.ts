import { createHmac, timingSafeEqual } from 'node:crypto';

const VALID_MS = 5 * 86_400_000;

/** Whose address a mailed link confirms. */
export interface EmailTicket {
  userId: string;
  email: string;
}

/** Makes a ticket that confirms an email address for five days. It needs no place in the store: the key signs it. */
export function createEmailTicket(key: string, { userId, email }: EmailTicket): string {
  const body = Buffer.from(JSON.stringify([userId, email, Date.now() + VALID_MS])).toString('base64url');
  return `${body}.${sign(key, body).toString('base64url')}`;
}

/** Reads a ticket; undefined when the key did not sign it or it is too old. */
export function readEmailTicket(key: string, ticket: string): EmailTicket | undefined {
  const [body = '', signature = ''] = ticket.split('.');
  const [given, own] = [Buffer.from(signature, 'base64url'), sign(key, body)];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
  const [userId, email, ends] = JSON.parse(Buffer.from(body, 'base64url').toString());
  return ends > Date.now() ? { userId, email } : undefined;
}

function sign(key: string, body: string): Buffer {
  return createHmac('sha256', key).update(`email ticket ${body}`).digest();
}
