/** The list with the item at `from` moved to `to`; the same list where that changes nothing. */
export function move<T>(list: readonly T[], from: number, to: number): readonly T[] {
  if (from === to || from < 0 || to < 0 || from >= list.length || to >= list.length) return list;
  const moved = list.toSpliced(from, 1);
  return moved.toSpliced(to, 0, list[from] as T);
}
