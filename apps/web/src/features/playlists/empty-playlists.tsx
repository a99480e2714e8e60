import { getTranslations } from 'next-intl/server';
import { PageLink } from '#components/page-link.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { NewPlaylistButton } from './new-playlist-button.tsx';

/** What the playlists page says before the first one exists. */
export async function EmptyPlaylists() {
  const t = await getTranslations();
  return (
    <div className="empty">
      <div>
        <h2>{t('playlists.emptyTitle')}</h2>
        <p>{t('playlists.emptyText')}</p>
        <div className="empty__actions">
          <NewPlaylistButton variant="primary" size="large" />
          <PageLink className={buttonVariants({ variant: 'quiet', size: 'large' })} href="/#discover">
            {t('playlists.browse')}
          </PageLink>
        </div>
      </div>
      <div className="sheet" aria-hidden="true">
        <span className="tape tape--accent" />
        <span className="tape tape--accent" />
        <b>
          <span>{t('playlists.sheet')}</span>
          <small>{t('common.songs', { count: 0 })}</small>
        </b>
        {[1, 2, 3, 4, 5, 6].map((number) => (
          <i key={number}>{number}</i>
        ))}
      </div>
    </div>
  );
}
