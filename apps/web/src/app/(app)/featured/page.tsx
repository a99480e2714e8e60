import { Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import { DownBanner } from '#components/down-banner.tsx';
import { PageLink } from '#components/page-link.tsx';
import { FeaturedHeadline } from '#features/featured/featured-headline.tsx';
import { HeldCards } from '#features/playlists/held-cards.tsx';
import { PlaylistCard } from '#features/playlists/playlist-card.tsx';
import { CARD_SOURCE } from '#features/xray/card-source.ts';
import { Datum } from '#features/xray/datum.tsx';
import { api, held, OnHold } from '#lib/api.ts';
import { getTranslate } from '#messages/server.ts';
import { requireViewer } from '#session/viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslate())('featured.title') };
}

/** The playlists that editors picked for everybody. */
export default async function FeaturedPage() {
  const viewer = await requireViewer();
  const [t, featured] = await Promise.all([getTranslate(), held((await api()).getFeatured())]);
  const onHold = featured instanceof OnHold;

  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('featured.title')}</h1>
          <p>
            <FeaturedHeadline
              headline={onHold ? '' : featured.headline}
              otherwise={t('featured.hint')}
              place="below"
            />
          </p>
        </div>
        {viewer.editor && !onHold && (
          <div className="page-head__actions">
            <PageLink className="button button--line" href="/featured/edit">
              <Pencil className="icon" aria-hidden="true" />
              <span>{t('featured.edit')}</span>
            </PageLink>
          </div>
        )}
      </div>
      {onHold ? (
        <>
          <DownBanner by={featured.by} />
          <section className="section">
            <HeldCards count={5} />
          </section>
        </>
      ) : (
        <section className="section" aria-label={t('featured.title')}>
          {featured.playlists.length === 0 && <p className="text-text-2">{t('featured.empty')}</p>}
          <Datum
            home="db"
            datum="featured_playlists ORDER BY position"
            request="GET /playlists/featured"
            source={`featured_playlists JOIN playlists; ${CARD_SOURCE}`}
            block
          >
            <div className="cards">
              {featured.playlists.map((playlist, i) => (
                <PlaylistCard
                  heading="h2"
                  key={playlist.playlistId}
                  playlist={playlist}
                  position={i + 1}
                  t={t}
                  eager
                />
              ))}
            </div>
          </Datum>
          {featured.updatedBy && (
            <p className="mt-8 text-13 text-text-3">
              <Datum
                home="db"
                datum="users.display_name"
                request="GET /playlists/featured"
                source="featured_list.updated_by JOIN users"
                place="below"
              >
                {t('featured.by', { name: featured.updatedBy })}
              </Datum>
            </p>
          )}
        </section>
      )}
    </>
  );
}
