/** A list as far as it is loaded, and where its next page begins; null at the end. */
export interface Loaded<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * A first page that was read anew, followed by what had been loaded after it: a list that somebody has made longer does
 * not shrink under their hands. It begins anew where what had been loaded does not go on from that page.
 */
export function keepLoaded<T>(shown: Loaded<T>, fresh: Loaded<T>, idOf: (item: T) => string): Loaded<T> {
  const last = fresh.items.at(-1);
  if (last === undefined || fresh.nextCursor === null) return fresh;
  const at = shown.items.findIndex((item) => idOf(item) === idOf(last));
  if (at < 0) return fresh;
  const after = shown.items.slice(at + 1);
  const isFurther = after.length > 0 || shown.nextCursor === null;
  return isFurther ? { items: [...fresh.items, ...after], nextCursor: shown.nextCursor } : fresh;
}

/** Rows with those put back, by their ids, that had been taken out of them: each behind what stood `before` it. */
export function putBack<T>(
  rows: readonly T[],
  before: readonly T[],
  ids: readonly string[],
  idOf: (row: T) => string,
): T[] {
  const back = new Set(ids);
  const known = new Set(rows.map(idOf));
  const all = [...rows];
  before.forEach((row, index) => {
    if (!back.has(idOf(row)) || known.has(idOf(row))) return;
    const stays = before.slice(0, index).findLast((other) => known.has(idOf(other)));
    const at = stays === undefined ? -1 : all.findIndex((other) => idOf(other) === idOf(stays));
    all.splice(at + 1, 0, row);
    known.add(idOf(row));
  });
  return all;
}
