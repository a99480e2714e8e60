import { getTranslations } from 'next-intl/server';
import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';
import { TitledSection } from '#components/section.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { type OrUnavailable, Unavailable } from '#lib/api.ts';

/** The people whom one follows, newest first, each the way to their page; nothing while one follows nobody. */
export async function FollowedPeople({ people }: { people: OrUnavailable<'listFollowedPeople'> }) {
  const [t, followed] = await Promise.all([getTranslations(), people]);
  if (followed instanceof Unavailable || followed.items.length === 0) return null;
  return (
    <TitledSection id="followed" title={t('people.followed')}>
      <Datum mark="followedPeople" block>
        <ul className="flex flex-wrap gap-x-6 gap-y-4 max-md:gap-x-3.5">
          {followed.items.map(({ personId, displayName }) => (
            <li key={personId}>
              <PageLink
                className="grid w-27 justify-items-center gap-2.5 rounded-control p-2 text-center text-14 font-550 hover:bg-surface-2 max-md:w-24"
                href={`/people/${personId}`}
              >
                <Cover seed={displayName} round className="w-20" />
                <span className="w-full truncate">{displayName}</span>
              </PageLink>
            </li>
          ))}
        </ul>
      </Datum>
    </TitledSection>
  );
}
