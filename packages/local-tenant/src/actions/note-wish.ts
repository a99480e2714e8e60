import type { ActionWish } from '../store/history.ts';

const NOTED = 100;
const LONGEST_VALUE = 4096;

/** Notes for the log what an Action asked for: its first hundred wishes, and of each the value unless it is over 4 kB. */
export function noteWish(asked: ActionWish[], what: ActionWish['what'], value: unknown, key?: string): void {
  if (asked.length === NOTED) return;
  const isShort = JSON.stringify(value).length <= LONGEST_VALUE;
  asked.push({ what, ...(key !== undefined && { key }), ...(isShort && { value }) });
}
