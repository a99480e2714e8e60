'use client';

import { useTranslations } from 'next-intl';
import type { Change, Moment } from './changes.ts';
import type { LogEntry } from './user-state.ts';

/** Of a token that is merely another one. */
const NO_CLAIMS = ['iat', 'exp', 'jti'];

interface Props {
  moments: Moment[];
  log: LogEntry[] | undefined;
}

/** Says in short sentences what has just changed, for those who do not see it lit; also when they are the same again. */
export function News({ moments, log = [] }: Props) {
  return (
    <p className="sr-only" aria-live="polite">
      {moments.map(({ number, changes }) => (
        <Sentences key={number} changes={changes} log={log} />
      ))}
    </p>
  );
}

function Sentences({ changes, log }: { changes: Change[]; log: LogEntry[] }) {
  const t = useTranslations();
  const namesIn = (section: string) =>
    changes.filter((change) => change.section === section).map(({ name }) => name);
  const keys = ['user_metadata', 'app_metadata'].flatMap((kind) =>
    namesIn(kind).map((name) => `${kind}.${name}`),
  );
  const claims = namesIn('token').filter((name) => !NO_CLAIMS.includes(name));
  const entries = log.filter(({ id }) => namesIn('log').includes(id)).map(({ name }) => name);
  const sentences = [
    keys.length > 0 && t('backstage.changed', { what: keys.join(', ') }),
    claims.length > 0 && t('backstage.claimed', { what: claims.join(', ') }),
    claims.length === 0 && namesIn('token').length > 0 && t('backstage.renewed'),
    entries.length > 0 && t('backstage.logged', { what: entries.join(', ') }),
  ];
  return <span>{`${sentences.filter(Boolean).join(' ')} `}</span>;
}
