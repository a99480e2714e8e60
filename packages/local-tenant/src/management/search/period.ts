/** A stretch of time: from `start` on, until just before `end`; both as Postgres reads them. */
export interface Period {
  start: string;
  end: string;
}

const DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/**
 * The time that a date of a query stands for: a year, a month, a day, and so on down to a millisecond, each to its
 * end. UTC unless it says otherwise. Undefined for what is no date, such as 30 February.
 */
export function periodOf(text: string): Period | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
  const parts = [year, month ?? '01', day ?? '01', hour ?? '00', minute ?? '00', second ?? '00'];
  const [y, m, d, h, min, s] = parts.map(Number) as [number, number, number, number, number, number];
  const digits = fraction.slice(0, 3);
  const start = new Date(0);
  start.setUTCFullYear(y, m - 1, d);
  start.setUTCHours(h, min, s, Number(digits.padEnd(3, '0')));
  const isReal =
    y > 0 && start.toISOString().startsWith(`${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}`);
  const offset = minutesOf(zone);
  if (!isReal || offset === undefined) return undefined;

  const end = new Date(start);
  if (month === undefined) end.setUTCFullYear(y + 1);
  else if (day === undefined) end.setUTCMonth(m);
  else if (hour === undefined) end.setUTCDate(d + 1);
  else if (minute === undefined) end.setUTCHours(h + 1);
  else if (second === undefined) end.setUTCMinutes(min + 1);
  else end.setTime(end.getTime() + 10 ** (3 - digits.length));
  return { start: toText(start, offset), end: toText(end, offset) };
}

function minutesOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 15 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

// Postgres has no year 0, and ends no later than V8.
function toText(date: Date, offsetMinutes: number): string {
  const time = new Date(date.getTime() - offsetMinutes * 60_000);
  const year = time.getUTCFullYear();
  if (year < 1) return '-infinity';
  return year > 9999 ? 'infinity' : time.toISOString();
}
