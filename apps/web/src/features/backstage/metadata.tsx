'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';
import type { Lit } from './changes.ts';
import { Json } from './json.tsx';
import { Section } from './section.tsx';

const COLOURS = { user: '[--lit:var(--home-user)]', app: '[--lit:var(--home-app)]' };

interface Props {
  home: 'user' | 'app';
  /** Undefined until they are there. */
  values: Record<string, unknown> | undefined;
  lit: Lit;
}

/** One kind of metadata of the profile at the tenant. */
export function Metadata({ home, values, lit }: Props) {
  const t = useTranslations();
  const name = HOME_NAMES[home];
  return (
    <Section
      heading={<Tape home={home}>{name}</Tape>}
      beside={<p className="text-12 text-muted">{t(`backstage.${home}`)}</p>}
      className={COLOURS[home]}
    >
      {values ? <Json section={name} values={values} lit={lit} /> : <Skeleton className="h-19" />}
    </Section>
  );
}
