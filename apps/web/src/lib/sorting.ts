/** In which order a list is shown. */
export interface Sorting<S extends string = string> {
  sort: S;
  order: 'asc' | 'desc';
}

/** The order that a list has unless told: the newest first, and else from A to Z, or from short to long. */
export const usualOrder = (sort: string): Sorting['order'] => (sort === 'added' ? 'desc' : 'asc');

/** What a press on the head of a column makes of an order: that of the column, and its reverse with the next press. */
export function turnSorting<S extends string>(now: Sorting<S>, sort: S): Sorting<S> {
  if (now.sort !== sort) return { sort, order: usualOrder(sort) };
  return { sort, order: now.order === 'asc' ? 'desc' : 'asc' };
}

/** What an address asks for, of these columns; the first of them where it asks for none or for another one. */
export function readSorting<S extends string>(
  sorts: readonly [S, ...S[]],
  asked: { sort?: string | string[] | undefined; order?: string | string[] | undefined },
): Sorting<S> {
  const sort = sorts.find((one) => one === asked.sort) ?? sorts[0];
  const order = asked.order === 'asc' || asked.order === 'desc' ? asked.order : usualOrder(sort);
  return { sort, order };
}

/** The address of a list: this path with what is looked for, and its order where that is not the usual one. */
export function addressOf(path: string, sorting: Sorting, sought: Record<string, string> = {}): string {
  const { sort, order } = sorting;
  const asked = {
    ...sought,
    sort: sort === 'added' ? '' : sort,
    order: order === usualOrder(sort) ? '' : order,
  };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  return query.size > 0 ? `${path}?${query}` : path;
}
