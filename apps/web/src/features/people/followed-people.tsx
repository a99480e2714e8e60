import { getTranslations } from 'next-intl/server';
import { TextLink } from '#components/page-link.tsx';
import { TitledSection } from '#components/section.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { type OrUnavailable, Unavailable } from '#lib/api.ts';
import { PeopleRow } from './people-row.tsx';

interface Props {
  people: OrUnavailable<'listFollowedPeople'>;
  /** Where there are more of them. */
  all?: string;
}

/** The people whom one follows, newest first, each the way to their page; nothing while one follows nobody. */
export async function FollowedPeople({ people, all }: Props) {
  const [t, followed] = await Promise.all([getTranslations(), people]);
  if (followed instanceof Unavailable || followed.items.length === 0) return null;
  return (
    <TitledSection
      id="followed"
      title={t('people.followed')}
      actions={all && followed.nextCursor !== null && <TextLink href={all}>{t('people.all')}</TextLink>}
    >
      <Datum mark="followedPeople" block>
        <PeopleRow people={followed.items} />
      </Datum>
    </TitledSection>
  );
}
