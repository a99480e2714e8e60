import type { PlaylistSummary } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';

const MINUTE_MS = 60_000;

/** How long a playlist is, in songs and in minutes: `12 songs, 43 min`. */
export function PlaylistLength({ songCount, durationMs }: Pick<PlaylistSummary, 'songCount' | 'durationMs'>) {
  const t = useTranslations();
  const songs = t('common.songs', { count: songCount });
  const minutes = t('common.minutes', { count: Math.round(durationMs / MINUTE_MS) });
  return <span>{`${songs}, ${minutes}`}</span>;
}
