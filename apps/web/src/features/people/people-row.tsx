import { Cover } from '#components/cover.tsx';
import { PageLink } from '#components/page-link.tsx';

interface Props {
  people: readonly { personId: string; displayName: string }[];
}

/** People side by side, each the way to their page. */
export function PeopleRow({ people }: Props) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-4 max-md:gap-x-3.5">
      {people.map(({ personId, displayName }) => (
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
  );
}
