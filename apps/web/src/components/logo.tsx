import { PageLink } from '#components/page-link.tsx';

/** The brand: a strip of fluoro tape. */
export function Logo({ label }: { label: string }) {
  return (
    <PageLink className="logo" href="/" aria-label={label}>
      <span className="tape" aria-hidden="true">
        Setlist
      </span>
    </PageLink>
  );
}
