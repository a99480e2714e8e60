'use client';

import { useTranslations } from 'next-intl';
import { type Sorting, turnSorting, usualOrder } from '#lib/sorting.ts';
import { Select } from './ui/select.tsx';

/** What lists are sorted by. */
export type SortName = 'added' | 'title' | 'artist' | 'genre' | 'duration' | 'name';

interface Props<S extends SortName> {
  sorts: readonly S[];
  sorting: Sorting<S>;
  onSort: (sorting: Sorting<S>) => void;
  /** Where it stands. */
  className?: string;
}

/** Chooses the order of a list, each column from its beginning or from its end. */
export function SortSelect<S extends SortName>({ sorts, sorting, onSort, className }: Props<S>) {
  const t = useTranslations();
  const orders = sorts.flatMap((sort): Sorting<S>[] => {
    const usual = { sort, order: usualOrder(sort) };
    return [usual, turnSorting(usual, sort)];
  });
  const now = orders.findIndex(({ sort, order }) => sort === sorting.sort && order === sorting.order);
  return (
    <Select
      shape="choice"
      className={className}
      aria-label={t('sort.label')}
      value={now}
      onChange={({ target }) => {
        const chosen = orders[Number(target.value)];
        if (chosen) onSort(chosen);
      }}
    >
      {orders.map(({ sort, order }, index) => (
        <option key={`${sort} ${order}`} value={index}>
          {t(`sort.${sort as SortName}.${order}`)}
        </option>
      ))}
    </Select>
  );
}
