import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHead } from '#components/page-head.tsx';
import { ScrollToHash } from '#components/scroll-to-hash.tsx';
import { UnavailableBanner } from '#components/unavailable-banner.tsx';
import { AccountSection } from '#features/account/account-section.tsx';
import { Sessions, SessionsSkeleton } from '#features/account/sessions.tsx';
import { DisplayNameForm, DisplayNameProvider } from '#features/settings/display-name-form.tsx';
import { GenreForm } from '#features/settings/genre-form.tsx';
import { Homes } from '#features/settings/homes.tsx';
import { LanguageForm } from '#features/settings/language-form.tsx';
import { Preview } from '#features/settings/preview.tsx';
import { Rights } from '#features/settings/rights.tsx';
import { SETTING, SettingLabel } from '#features/settings/setting.tsx';
import { GenreSkeleton, SettingsFrame } from '#features/settings/settings-frame.tsx';
import { SignOutButtons } from '#features/settings/sign-out-buttons.tsx';
import { ThemeForm } from '#features/settings/theme-form.tsx';
import { AnswersOfPage } from '#features/xray/answers-of-page.tsx';
import { api, type OrUnavailable, orUnavailable, Unavailable } from '#lib/api.ts';
import { requireViewer } from '#session/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('settings.title') };
}

/** Every setting, with the place where it is kept. */
export default async function SettingsPage() {
  const viewer = await requireViewer();
  const client = await api();
  const genres = orUnavailable(client.listGenres());
  const favourite = orUnavailable(client.getFavouriteGenre());
  const mine = orUnavailable(client.listPlaylists({ query: { limit: 1 } }));
  const account = orUnavailable(client.getAccount());
  const sessions = orUnavailable(client.listSessions());
  const t = await getTranslations();

  return (
    <DisplayNameProvider saved={viewer.displayName}>
      <PageHead title={t('settings.title')} text={t('settings.intro')} />
      <Homes />
      <Suspense>
        <AnswersOfPage of={[genres, favourite, mine, account]} />
      </Suspense>
      <SettingsFrame>
        <div>
          <DisplayNameForm />
          <ThemeForm />
          <LanguageForm />
          <Suspense fallback={<GenreSkeleton />}>
            <FavouriteGenre genres={genres} favourite={favourite} />
            <ScrollToHash id="genre" />
          </Suspense>
          <Rights viewer={viewer} />
          <Suspense>
            <AccountSection account={account} />
          </Suspense>
          <section className={SETTING} aria-labelledby="session">
            <SettingLabel hint={t('settings.sessionHint')}>
              <h2 id="session">{t('settings.session')}</h2>
            </SettingLabel>
            <div className="min-w-0">
              <Suspense fallback={<SessionsSkeleton />}>
                <Sessions sessions={sessions} />
              </Suspense>
              <SignOutButtons />
            </div>
          </section>
        </div>
        <Suspense fallback={<Preview editor={viewer.editor} playlist="on its way" />}>
          <PreviewOfNewest editor={viewer.editor} playlists={mine} />
        </Suspense>
      </SettingsFrame>
    </DisplayNameProvider>
  );
}

interface FavouriteProps {
  genres: OrUnavailable<'listGenres'>;
  favourite: OrUnavailable<'getFavouriteGenre'>;
}

async function FavouriteGenre(props: FavouriteProps) {
  const [genres, favourite] = await Promise.all([props.genres, props.favourite]);
  if (genres instanceof Unavailable) return <UnavailableBanner by={genres.by} />;
  if (favourite instanceof Unavailable) return <UnavailableBanner by={favourite.by} />;
  return <GenreForm genres={genres.items.map(({ name }) => name)} saved={favourite ?? null} />;
}

async function PreviewOfNewest({
  editor,
  playlists,
}: {
  editor: boolean;
  playlists: OrUnavailable<'listPlaylists'>;
}) {
  const mine = await playlists;
  return <Preview editor={editor} playlist={mine instanceof Unavailable ? undefined : mine.items[0]} />;
}
