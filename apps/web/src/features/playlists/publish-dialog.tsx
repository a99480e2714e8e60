'use client';

import type { Playlist } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { FormDialog } from '#components/form-dialog.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { updatePlaylist } from '#features/playlists/actions.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useShare } from './use-share.ts';

interface Props {
  playlist: Playlist;
  /** The version to change, once what is on its way is saved. */
  version: () => Promise<number>;
  open: boolean;
  onClose: () => void;
}

/** Says why a private playlist has no link to share, and makes it public where that is wanted. */
export function PublishDialog({ playlist, version, open, onClose }: Props) {
  const t = useTranslations();
  const toast = useToast();
  const { act } = useAct();
  const share = useShare(playlist);
  const { playlistId, name } = playlist;
  return (
    <FormDialog
      title={t('playlist.shareTitle', { name })}
      about="playlistName"
      open={open}
      onClose={onClose}
      verb={t('playlist.makePublic')}
      onSubmit={async () => act(updatePlaylist, playlistId, await version(), { visibility: 'public' })}
      onDone={() =>
        toast({
          tone: 'ok',
          title: t('playlist.nowPublic', { name }),
          text: t('playlist.nowPublicHint'),
          action: { label: t('playlist.share'), run: () => void share() },
        })
      }
    >
      {() => <p className="mt-2 text-muted">{t('playlist.sharePrivate')}</p>}
    </FormDialog>
  );
}
