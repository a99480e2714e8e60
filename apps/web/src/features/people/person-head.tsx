import type { Person } from '@setlist/contracts/people';
import { useTranslations } from 'next-intl';
import { Cover } from '#components/cover.tsx';
import { PassTag } from '#components/ui/pass-tag.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { FollowButton } from './follow-button.tsx';

/** Who a person is to others: name, pass, how many follow them, and the way to do so. */
export function PersonHead({ person }: { person: Person }) {
  const t = useTranslations();
  const { displayName, editor, followers, self } = person;
  return (
    <div className="flex flex-wrap items-end gap-x-7 gap-y-5 pt-4.5" data-page-head>
      <Cover seed={displayName} round eager className="w-32 max-md:w-24" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium text-muted">{t(self ? 'people.self' : 'people.kind')}</p>
        <h1 className="mt-2 font-display text-56 leading-[0.95] font-bold tracking-tight wrap-anywhere font-stretch-88% max-md:text-40">
          <Datum mark="personName" place="above-end">
            {displayName}
          </Datum>
        </h1>
        <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 text-muted xray:gap-x-24 xray:pb-6.5">
          {editor && (
            <Datum mark="personIsEditor" place="below" className="inline-flex items-center">
              <PassTag />
            </Datum>
          )}
          <Datum mark="personFollowers" place="below" className="inline-flex items-center">
            <span className="tabular-nums">{t('people.followers', { count: followers })}</span>
          </Datum>
        </div>
      </div>
      {!self && <FollowButton person={person} />}
    </div>
  );
}
