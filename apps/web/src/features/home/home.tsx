import { Pencil } from 'lucide-react';
import { DownBanner } from '#components/down-banner.tsx';
import { PageLink } from '#components/page-link.tsx';
import { FeaturedHeadline } from '#features/featured/featured-headline.tsx';
import { HeldCards } from '#features/playlists/held-cards.tsx';
import { NewPlaylistButton } from '#features/playlists/new-playlist-button.tsx';
import { PlaylistCard } from '#features/playlists/playlist-card.tsx';
import { PlaylistTile } from '#features/playlists/playlist-tile.tsx';
import { PlaylistWide } from '#features/playlists/playlist-wide.tsx';
import { CARD_SOURCE } from '#features/xray/card-source.ts';
import { Datum } from '#features/xray/datum.tsx';
import { api, held, OnHold } from '#lib/api.ts';
import { getTranslate } from '#messages/server.ts';
import type { Viewer } from '#session/viewer.ts';
import { Hero } from './hero.tsx';

const SHELF = 6;
const FEATURED = 5;
const DISCOVER = 4;

/** Who one is, what editors feature, one's own playlists, and others'. */
export async function Home({ viewer }: { viewer: Viewer }) {
  const client = await api();
  const [t, genre, plays, featured, mine, discover] = await Promise.all([
    getTranslate(),
    held(client.getFavouriteGenre()),
    held(client.getPlays()),
    held(client.getFeatured()),
    held(client.listPlaylists({ query: { limit: 100 } })),
    held(client.discoverPlaylists({ query: { limit: DISCOVER } })),
  ]);
  const down = [genre, plays, featured, mine, discover].find((data) => data instanceof OnHold);

  return (
    <>
      <Hero viewer={viewer} genre={genre} plays={plays} playlists={mine} />
      {down instanceof OnHold && <DownBanner by={down.by} />}

      <section className="section" aria-labelledby="featured">
        <div className="section__head">
          <h2 id="featured">{t('home.featured')}</h2>
          <p>
            {featured instanceof OnHold ? (
              <span>{t('common.onHold')}</span>
            ) : (
              <FeaturedHeadline
                headline={featured.headline}
                otherwise={t('home.featuredHint')}
                place="above"
              />
            )}
          </p>
          {viewer.editor && !(featured instanceof OnHold) && (
            <div className="section__actions">
              <PageLink className="button button--line button--small" href="/featured/edit">
                <Pencil className="icon" aria-hidden="true" />
                <span>{t('home.editFeatured')}</span>
              </PageLink>
            </div>
          )}
        </div>
        {featured instanceof OnHold ? (
          <HeldCards count={FEATURED} />
        ) : featured.playlists.length === 0 ? (
          <p className="text-text-2">{t('home.featuredNone')}</p>
        ) : (
          <Datum
            home="db"
            datum="featured_playlists"
            request="GET /playlists/featured"
            source={`featured_playlists JOIN playlists; ${CARD_SOURCE}`}
            block
          >
            <div className="cards" data-one-row>
              {featured.playlists.slice(0, FEATURED).map((playlist, i) => (
                <PlaylistCard key={playlist.playlistId} playlist={playlist} position={i + 1} t={t} eager />
              ))}
            </div>
          </Datum>
        )}
      </section>

      {!(mine instanceof OnHold) && (
        <section className="section" aria-labelledby="mine">
          <div className="section__head">
            <h2 id="mine">{t('home.mine')}</h2>
            <div className="section__actions">
              <NewPlaylistButton className="button button--quiet button--small" />
            </div>
          </div>
          {mine.items.length === 0 ? (
            <p className="text-text-2">{t('home.mineNone')}</p>
          ) : (
            <Datum
              home="db"
              datum="playlists WHERE user_id = you"
              request="GET /playlists"
              source={`playlists.user_id = sub; ${CARD_SOURCE}`}
              block
            >
              <div className="shelf">
                {mine.items.slice(0, SHELF).map((playlist) => (
                  <PlaylistTile key={playlist.playlistId} playlist={playlist} t={t} />
                ))}
              </div>
            </Datum>
          )}
        </section>
      )}

      {!(discover instanceof OnHold) && (
        <section className="section" aria-labelledby="discover">
          <div className="section__head">
            <h2 id="discover">{t('home.discover')}</h2>
            <p>{t('home.discoverHint')}</p>
          </div>
          {discover.items.length === 0 ? (
            <p className="text-text-2">{t('home.discoverNone')}</p>
          ) : (
            <Datum
              home="db"
              datum="playlists JOIN users"
              request="GET /playlists/discover"
              source={`playlists.visibility = 'public'; ${CARD_SOURCE}; tag: role_syncs.editor`}
              block
            >
              <div className="wides">
                {discover.items.map((playlist) => (
                  <PlaylistWide key={playlist.playlistId} playlist={playlist} t={t} />
                ))}
              </div>
            </Datum>
          )}
        </section>
      )}
    </>
  );
}
