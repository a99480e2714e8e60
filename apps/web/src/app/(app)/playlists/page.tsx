import type { Metadata } from 'next';
import { DownBanner } from '#components/down-banner.tsx';
import { PageLink } from '#components/page-link.tsx';
import { EmptyPlaylists } from '#features/playlists/empty-playlists.tsx';
import { HeldCards } from '#features/playlists/held-cards.tsx';
import { NewPlaylistButton } from '#features/playlists/new-playlist-button.tsx';
import { PlaylistCard } from '#features/playlists/playlist-card.tsx';
import { CARD_SOURCE } from '#features/xray/card-source.ts';
import { Datum } from '#features/xray/datum.tsx';
import { api, held, OnHold } from '#lib/api.ts';
import { getTranslate } from '#messages/server.ts';
import { requireViewer } from '#session/viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslate())('playlists.title') };
}

interface Props {
  searchParams: Promise<{ cursor?: string }>;
}

/** The person's own playlists. */
export default async function PlaylistsPage({ searchParams }: Props) {
  await requireViewer();
  const { cursor } = await searchParams;
  const client = await api();
  const [t, page] = await Promise.all([
    getTranslate(),
    held(client.listPlaylists({ query: { limit: 50, ...(cursor ? { cursor } : {}) } })),
  ]);
  const empty = !(page instanceof OnHold) && page.items.length === 0 && !cursor;

  return (
    <>
      <div className="page-head">
        <h1>{t('playlists.title')}</h1>
        {!empty && (
          <div className="page-head__actions">
            <NewPlaylistButton className="button button--primary" />
          </div>
        )}
      </div>
      {page instanceof OnHold && (
        <>
          <DownBanner by={page.by} />
          <section className="section">
            <HeldCards count={5} />
          </section>
        </>
      )}
      {empty && <EmptyPlaylists />}
      {!(page instanceof OnHold) && !empty && (
        <section className="section" aria-label={t('playlists.title')}>
          <Datum
            home="db"
            datum="playlists WHERE user_id = you"
            request="GET /playlists"
            source={`playlists.user_id = sub; ${CARD_SOURCE}`}
            block
          >
            <div className="cards">
              {page.items.map((playlist) => (
                <PlaylistCard heading="h2" key={playlist.playlistId} playlist={playlist} t={t} />
              ))}
            </div>
          </Datum>
          {page.nextCursor && (
            <p className="more">
              <PageLink className="button button--line" href={`/playlists?cursor=${page.nextCursor}`}>
                {t('playlists.more')}
              </PageLink>
            </p>
          )}
        </section>
      )}
    </>
  );
}
