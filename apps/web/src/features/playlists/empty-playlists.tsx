import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { cx } from 'class-variance-authority';
import { getTranslations } from 'next-intl/server';
import { PageLink } from '#components/page-link.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { DISCOVER_HREF } from '#features/home/discover.ts';
import { NewPlaylistButton } from './new-playlist.tsx';

/** What the playlists page says before the first one exists. */
export async function EmptyPlaylists() {
  const t = await getTranslations();
  return (
    <div className="grid min-h-140 grid-cols-[minmax(0,1fr)_420px] items-center gap-12 narrow:grid-cols-1 max-md:flex max-md:min-h-0 max-md:flex-col-reverse max-md:items-stretch max-md:gap-7.5 max-md:pt-6.5">
      <div>
        <h2 className="font-display text-56 leading-[0.98] font-bold tracking-[-0.024em] text-balance font-stretch-88% max-md:text-40">
          {t('playlists.emptyTitle')}
        </h2>
        <p className="mt-4.5 mb-7 max-w-[46ch] text-16 leading-[1.55] text-muted max-md:mt-3 max-md:mb-5">
          {t('playlists.emptyText', { needed: EDITOR_THRESHOLD })}
        </p>
        <div className="flex flex-wrap gap-3">
          <NewPlaylistButton variant="primary" size="large" />
          <PageLink className={buttonVariants({ variant: 'quiet', size: 'large' })} href={DISCOVER_HREF}>
            {t('playlist.discover')}
          </PageLink>
        </div>
      </div>
      <Sheet title={t('playlists.sheet')} songs={t('common.songs', { count: 0 })} />
    </div>
  );
}

const TAPE = 'tape absolute h-8.5 opacity-96 [--tape:var(--accent)]';

/** A sheet of paper taped to the stage floor, with lines for six songs; on a phone for four. */
function Sheet({ title, songs }: { title: string; songs: string }) {
  return (
    <div
      className="relative mx-auto h-113 w-85 rotate-[2.4deg] bg-[#f4eee1] bg-[linear-gradient(160deg,#fbf7ee,#e9e0cd)] px-8.5 pt-13 pb-7 text-tape-ink shadow-[0_40px_70px_-30px_var(--shade-deep),0_2px_8px_rgb(0_0_0/30%)] max-md:h-65.5 max-md:w-59 max-md:px-6 max-md:pt-9 max-md:pb-3.5"
      aria-hidden="true"
    >
      <span className={cx(TAPE, '-top-4.25 left-26.5 w-32 -rotate-4 max-md:left-15.5')} />
      <span className={cx(TAPE, '-bottom-3.5 left-52.5 w-26 rotate-7 max-md:left-35')} />
      <b className="flex items-end justify-between border-b-3 border-tape-ink pb-2.5 font-display text-[30px] leading-none font-extrabold tracking-[-0.02em] font-stretch-78% max-md:text-22">
        <span>{title}</span>
        <small className="font-mono text-12 leading-none font-medium tracking-normal font-stretch-normal">
          {songs}
        </small>
      </b>
      {[1, 2, 3, 4, 5, 6].map((number) => (
        <span
          key={number}
          data-next={number === 1 || undefined}
          className="flex h-13 items-end gap-3 border-b-[1.5px] border-dotted border-[#8d8676] pb-2 font-display text-26 leading-none font-bold text-[#6d6657] font-stretch-78% data-next:text-tape-ink max-md:h-10 max-md:text-20 max-md:nth-[n+8]:hidden"
        >
          <span>{number}</span>
          {number === 1 && <span className="h-6.5 w-0.5 animate-blink bg-tape-ink" />}
        </span>
      ))}
    </div>
  );
}
