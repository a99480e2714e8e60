import type { Listen } from '@setlist/contracts/history';

/** What was heard on one day. */
export interface Day {
  /** As ISO 8601 has it, `2026-11-30`. */
  date: string;
  listens: Listen[];
}

/** What was heard, newest first, by the days of a time zone. */
export function byDay(listens: readonly Listen[], timeZone: string): Day[] {
  const dateOf = new Intl.DateTimeFormat('en-CA', { timeZone });
  const days = Map.groupBy(listens, ({ heardAt }) => dateOf.format(new Date(heardAt)));
  return [...days].map(([date, heard]) => ({ date, listens: heard }));
}
