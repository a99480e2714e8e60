'use client';

import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Menu } from '#components/ui/menu.tsx';

interface Props {
  label: string;
  removeLabel: string;
  index: number;
  total: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** The menu of a row in an order of one's own: up, down, remove, so that nobody has to drag. */
export function OrderMenu({ label, removeLabel, index, total, onMove, onRemove }: Props) {
  const t = useTranslations();
  return (
    <Menu
      label={label}
      items={[
        {
          label: t('playlist.moveUp'),
          icon: <ArrowUp />,
          disabled: index === 0,
          run: () => onMove(index - 1),
        },
        {
          label: t('playlist.moveDown'),
          icon: <ArrowDown />,
          disabled: index === total - 1,
          run: () => onMove(index + 1),
        },
        {
          label: removeLabel,
          icon: <Trash2 />,
          danger: true,
          run: onRemove,
        },
      ]}
    >
      <Ellipsis />
    </Menu>
  );
}
