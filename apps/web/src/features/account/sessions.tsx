import { provenanceOf } from '@setlist/contracts/provenance';
import { getTranslations } from 'next-intl/server';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { type OrUnavailable, Unavailable } from '#lib/api.ts';
import { SessionList } from './session-list.tsx';

/** The names that the identity provider has for what the list tells. */
const { sources } = provenanceOf(
  'listSessions',
  ...(['items[].userAgent', 'items[].ip', 'items[].lastUsedAt', 'items[].signedInAt'] as const),
);

/** In which browsers the person is signed in, or that the identity provider's plan does not tell. */
export async function Sessions({ sessions: asked }: { sessions: OrUnavailable<'listSessions'> }) {
  const sessions = await asked;
  const t = await getTranslations('yourAccount.sessions');
  if (sessions instanceof Unavailable) return <UnavailableBanner by={sessions.by} />;
  if (!sessions.offered) return <p className="mb-5 text-muted">{t('notOffered')}</p>;
  return <SessionList sessions={sessions.items} from={sources.join(', ')} />;
}

/** The place of the list while it is on its way: one browser, which there is at least. */
export function SessionsSkeleton() {
  return (
    <div className="mb-5" aria-hidden="true">
      <Skeleton className="h-5 w-40" />
      <Skeleton className="mt-7.5 h-21 w-full" />
    </div>
  );
}
