import { createHmac, timingSafeEqual } from 'node:crypto';

const HOUR = 3_600_000;
const HOURS_VALID = 24;

/** Makes the token that every form of the dashboard carries; only who can read a page of it knows one. */
export function createFormToken(key: string, now = Date.now()): string {
  const hour = Math.floor(now / HOUR);
  return `${hour}.${sign(key, hour)}`;
}

/** Whether the token was made with the key within the last day. */
export function isFormToken(key: string, token: unknown, now = Date.now()): boolean {
  const [, hour, signature] = /^(\d{1,9})\.([\w-]{43})$/.exec(String(token)) ?? [];
  const age = Math.floor(now / HOUR) - Number(hour);
  if (!signature || !(age >= 0 && age <= HOURS_VALID)) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(key, Number(hour))));
}

function sign(key: string, hour: number): string {
  return createHmac('sha256', key).update(`dashboard form ${hour}`).digest('base64url');
}
