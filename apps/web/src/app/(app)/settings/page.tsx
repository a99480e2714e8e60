import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { LockKeyhole } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { DownBanner } from '#components/down-banner.tsx';
import { PageHead } from '#components/page-head.tsx';
import { PassTag } from '#components/pass.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { DisplayNameProvider } from '#features/settings/display-name-draft.tsx';
import { DisplayNameForm } from '#features/settings/display-name-form.tsx';
import { GenreForm } from '#features/settings/genre-form.tsx';
import { Homes } from '#features/settings/homes.tsx';
import { LanguageForm } from '#features/settings/language-form.tsx';
import { Preview } from '#features/settings/preview.tsx';
import { SignOutButton } from '#features/settings/sign-out-button.tsx';
import { ThemeForm } from '#features/settings/theme-form.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { Datum } from '#features/xray/datum.tsx';
import { StoredIn } from '#features/xray/stored-in.tsx';
import { api, type Held, held, OnHold } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('settings.title') };
}

/** Every setting, with the place where it is kept. */
export default async function SettingsPage() {
  const viewer = await requireViewer();
  const client = await api();
  const genres = held(client.listGenres());
  const favourite = held(client.getFavouriteGenre());
  const mine = held(client.listPlaylists({ query: { limit: 1 } }));
  const t = await getTranslations();

  return (
    <DisplayNameProvider saved={viewer.displayName}>
      <PageHead title={t('settings.title')} text={t('settings.intro')} />
      <Homes />
      <Suspense>
        <AnswersOfPage of={[genres, favourite, mine]} />
      </Suspense>
      <div className="settings">
        <div>
          <DisplayNameForm saved={viewer.displayName} />
          <ThemeForm />
          <LanguageForm />
          <Suspense fallback={<GenreSkeleton />}>
            <FavouriteGenre genres={genres} favourite={favourite} />
          </Suspense>
          <section className="setting" aria-labelledby="rights">
            <div className="setting__label">
              <h2 id="rights">{t('settings.rights')}</h2>
              <p>{t('settings.rightsHint')}</p>
            </div>
            <div className="min-w-0">
              <Datum mark="rights" block className="datum--form">
                <dl>
                  <div className="read-only">
                    <LockKeyhole />
                    <dt>{t('settings.plan.label')}</dt>
                    <dd>{t(`settings.plan.${viewer.plan}`)}</dd>
                    <dd className="read-only__who">{t('settings.planWho')}</dd>
                  </div>
                  <div className="read-only">
                    <LockKeyhole />
                    <dt>{t('settings.roles')}</dt>
                    <dd>{viewer.editor ? <PassTag /> : t('settings.rolesNone')}</dd>
                    <dd className="read-only__who">{t('settings.rolesWho', { needed: EDITOR_THRESHOLD })}</dd>
                  </div>
                </dl>
              </Datum>
              <div className="setting__foot">
                <StoredIn mark="rights" />
              </div>
            </div>
          </section>
          <section className="setting" aria-labelledby="session">
            <div className="setting__label">
              <h2 id="session">{t('settings.session')}</h2>
              <p>{t('settings.sessionHint')}</p>
            </div>
            <div>
              <SignOutButton />
            </div>
          </section>
        </div>
        <Suspense fallback={<Preview editor={viewer.editor} playlist={undefined} />}>
          <PreviewOfNewest editor={viewer.editor} playlists={mine} />
        </Suspense>
      </div>
    </DisplayNameProvider>
  );
}

interface FavouriteProps {
  genres: Held<'listGenres'>;
  favourite: Held<'getFavouriteGenre'>;
}

async function FavouriteGenre(props: FavouriteProps) {
  const [genres, favourite] = await Promise.all([props.genres, props.favourite]);
  if (genres instanceof OnHold) return <DownBanner by={genres.by} />;
  if (favourite instanceof OnHold) return <DownBanner by={favourite.by} />;
  return <GenreForm genres={genres.items.map(({ name }) => name)} saved={favourite ?? null} />;
}

async function GenreSkeleton() {
  const t = await getTranslations();
  return (
    <div className="setting" aria-hidden="true">
      <div className="setting__label">
        <span>{t('settings.genre')}</span>
        <p>{t('settings.genreHint')}</p>
      </div>
      <Skeleton className="h-40" />
    </div>
  );
}

async function PreviewOfNewest({ editor, playlists }: { editor: boolean; playlists: Held<'listPlaylists'> }) {
  const mine = await playlists;
  return <Preview editor={editor} playlist={mine instanceof OnHold ? undefined : mine.items[0]} />;
}
