'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from './ui/button.tsx';
import { useNearEnd } from './use-near-end.ts';

interface Props {
  pending: boolean;
  /** What is to be done for whoever scrolls here. */
  onNear: () => void;
  /** The same for whoever presses it. */
  onPress: () => void;
}

/** Ends a list that is not all there. */
export function ListEnd({ pending, onNear, onPress }: Props) {
  const t = useTranslations();
  const end = useRef<HTMLParagraphElement>(null);
  useNearEnd(end, onNear);
  return (
    <p ref={end} className="flex justify-center py-6">
      <Button variant="line" aria-disabled={pending} onClick={() => onPress()}>
        {t('common.showMore')}
      </Button>
    </p>
  );
}
