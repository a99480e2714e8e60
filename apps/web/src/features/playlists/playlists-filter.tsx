'use client';

import { useTranslations } from 'next-intl';
import { SortSelect } from '#components/sort-select.tsx';
import { Select } from '#components/ui/select.tsx';
import { useAskedView } from '#components/use-asked-view.ts';
import { PLAYLIST_SORTS, type PlaylistsView, playlistsAddress } from './playlists-view.ts';

/** In which order one's own playlists are shown, and whether only those that everybody sees, or nobody else. */
export function PlaylistsFilter({ view: drawn }: { view: PlaylistsView }) {
  const t = useTranslations();
  const { view, change } = useAskedView(drawn, playlistsAddress);
  return (
    <div className="mt-6 -mb-4 flex flex-wrap gap-2.5 max-md:mb-0">
      <SortSelect sorts={PLAYLIST_SORTS} sorting={view.sorting} onSort={(sorting) => change({ sorting })} />
      <Select
        shape="choice"
        aria-label={t('playlists.filter')}
        value={view.visibility}
        onChange={({ target }) => change({ visibility: target.value as PlaylistsView['visibility'] })}
      >
        <option value="">{t('playlists.allOfThem')}</option>
        <option value="public">{t('playlists.publicOnly')}</option>
        <option value="private">{t('playlists.privateOnly')}</option>
      </Select>
    </div>
  );
}
