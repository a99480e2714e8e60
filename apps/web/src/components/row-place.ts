/**
 * The attributes of a row of a list of which not all rows are in the page: `gap` pixels of others are left free before
 * it, and `of` rows are in the list, -1 while that is not known. None where `of` is undefined: all rows are there.
 */
export function rowPlace(index: number, gap: number, of: number | undefined) {
  if (of === undefined) return {};
  return {
    'aria-posinset': index + 1,
    'aria-setsize': of,
    ...(gap > 0 && { style: { marginTop: gap } }),
  };
}

/** The index of the row that an element is in; undefined where all rows are in the page. */
export function indexOfRow(element: Element): number | undefined {
  const told = element.closest('[aria-posinset]')?.getAttribute('aria-posinset');
  return told ? Number(told) - 1 : undefined;
}
