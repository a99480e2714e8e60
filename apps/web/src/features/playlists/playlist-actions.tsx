'use client';

import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import type { Playlist } from '@setlist/contracts/playlists';
import {
  Copy,
  Ellipsis,
  Globe,
  Lock,
  Pause,
  Pencil,
  Play,
  Plus,
  Share2,
  Shuffle,
  Trash2,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Field } from '#components/field.tsx';
import { FormDialog } from '#components/form-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton, iconButtonVariants } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { focusLinkTo, focusNextHeading } from '#components/use-focus-after.ts';
import { useOnce } from '#components/use-once.ts';
import { useHeard, usePlayerActions } from '#features/player/player-context.ts';
import { tracksOf } from '#features/player/queue.ts';
import { useQueueItems } from '#features/player/use-queue-items.tsx';
import {
  copyPlaylist,
  deletePlaylist,
  restorePlaylist,
  updatePlaylist,
} from '#features/playlists/actions.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { useUndo } from '#lib/actions/use-undo.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { useShare } from './use-share.ts';
import { whyUnplayable } from './why-unplayable.ts';

interface Props {
  playlist: Playlist;
  /** The version to change, once what is on its way is saved. */
  version: () => Promise<number>;
  onAdd: () => void;
  /** The person has the EDITOR pass, and may lose it. */
  editor: boolean;
}

/**
 * Play, shuffle, and what one can do with a playlist, its owner more than others. One room: the menu, its dialogs and Play share their state.
 */
export function PlaylistActions({ playlist, version, onAdd, editor }: Props) {
  const t = useTranslations();
  const router = useRouter();
  const toast = useToast();
  const tellFailure = useFailure();
  const { act } = useAct();
  const undo = useUndo();
  const { once } = useOnce();
  const player = usePlayerActions();
  const [dialog, setDialog] = useState<'rename' | 'delete' | 'publish' | null>(null);
  const { playlistId, name, visibility, mine } = playlist;
  const tracks = tracksOf(playlist.songs, playlist);
  const queueItems = useQueueItems();
  // Not `disabled`: keyboards have to reach the buttons, to be told why they do nothing.
  const silent = tracks.length === 0;
  const hintId = useId();
  const unplayable = silent ? { 'aria-disabled': true, 'aria-describedby': hintId } : {};
  const { current, playing } = useHeard(({ from }) => from?.playlistId === playlistId);
  const close = () => setDialog(null);

  const turnVisibility = async () => {
    const to = visibility === 'public' ? 'private' : 'public';
    const outcome = await act(updatePlaylist, playlistId, await version(), { visibility: to });
    if (!outcome.ok) return tellFailure(outcome.failure);
    const title = t(to === 'public' ? 'playlist.nowPublic' : 'playlist.nowPrivate', { name });
    toast({
      tone: 'ok',
      title,
      text: t(to === 'public' ? 'playlist.nowPublicHint' : 'playlist.nowPrivateHint'),
    });
  };
  const share = useShare(playlist);
  const copy = async () => {
    await version();
    const outcome = await act(copyPlaylist, playlistId);
    if (!outcome.ok) return tellFailure(outcome.failure);
    toast({ tone: 'ok', title: t('playlist.copied', { name }), text: t('playlist.copiedHint'), home: 'db' });
    router.push(`/playlists/${outcome.value.playlistId}`);
  };
  const remove = async () => {
    const outcome = await act(deletePlaylist, playlistId);
    if (outcome.ok) {
      const action = undo(() => {
        focusLinkTo(`/playlists/${playlistId}`);
        return act(restorePlaylist, playlistId);
      });
      toast({ tone: 'removed', title: t('playlist.deleted', { name }), action });
      focusNextHeading();
      // Back leads to no page of it: not to this one, nor to one from before that the browser has kept.
      router.replace('/playlists');
      router.refresh();
    }
    return outcome;
  };

  const own = mine
    ? [
        {
          label: t('playlist.rename'),
          icon: <Pencil />,
          run: () => setDialog('rename'),
        },
        {
          label: t(visibility === 'public' ? 'playlist.makePrivate' : 'playlist.makePublic'),
          icon: visibility === 'public' ? <Lock /> : <Globe />,
          run: () => void once(turnVisibility),
        },
      ]
    : [];
  const ownLast = mine
    ? [
        {
          label: t('playlist.delete'),
          icon: <Trash2 />,
          danger: true,
          run: () => setDialog('delete'),
        },
      ]
    : [];

  return (
    <div className="relative flex flex-wrap items-center gap-2.5 pt-1 pb-5.5 max-md:gap-1.5 max-md:pb-3.5">
      <Button
        variant="primary"
        size="large"
        className="max-md:h-11 max-md:px-5"
        {...unplayable}
        onClick={() => {
          if (current) player.toggle();
          else if (!silent) player.start(tracks);
        }}
      >
        {playing ? <Pause className="fill-current" /> : <Play className="fill-current" />}
        <span>{t(playing ? 'playlist.pause' : 'playlist.play')}</span>
      </Button>
      <IconButton
        variant="line"
        size="large"
        className="max-md:size-11"
        label={t('playlist.shuffle')}
        {...unplayable}
        onClick={() => {
          if (silent) return;
          player.start(tracks, undefined, { shuffle: true });
        }}
      >
        <Shuffle />
      </IconButton>
      <Menu
        className={iconButtonVariants({ size: 'large', className: 'max-md:size-11' })}
        align="start"
        label={t('playlist.more', { name })}
        items={() => [
          ...queueItems(tracks),
          ...own,
          {
            label: t('playlist.share'),
            icon: <Share2 />,
            run: () => (visibility === 'public' ? void share() : setDialog('publish')),
          },
          {
            label: t('playlist.copy'),
            icon: <Copy />,
            run: () => void once(copy),
          },
          ...ownLast,
        ]}
      >
        <Ellipsis />
      </Menu>
      {mine && (
        <>
          <span className="flex-1" />
          <Button variant="line" aria-label={t('playlist.add')} onClick={onAdd}>
            <Plus />
            <span className="max-md:hidden">{t('playlist.add')}</span>
            <span className="md:hidden">{t('playlist.addShort')}</span>
          </Button>
          <RenameDialog playlist={playlist} version={version} open={dialog === 'rename'} onClose={close} />
          <PublishDialog playlist={playlist} version={version} open={dialog === 'publish'} onClose={close} />
          <ConfirmDialog
            title={t('playlist.deleteTitle', { name })}
            about="playlistName"
            text={
              editor ? t('playlist.deleteTextEditor', { needed: EDITOR_THRESHOLD }) : t('playlist.deleteText')
            }
            verb={t('playlist.delete')}
            open={dialog === 'delete'}
            onClose={close}
            onConfirm={remove}
          />
        </>
      )}
      {silent && (
        <p className="basis-full text-muted" id={hintId}>
          {t(whyUnplayable(playlist.songs))}
        </p>
      )}
    </div>
  );
}

interface RenameProps {
  playlist: Playlist;
  /** The version to change, once what is on its way is saved. */
  version: () => Promise<number>;
  open: boolean;
  onClose: () => void;
}

/** Gives a playlist another name. */
function RenameDialog({ playlist, version, open, onClose }: RenameProps) {
  const t = useTranslations();
  const toast = useToast();
  const { act } = useAct();

  return (
    <FormDialog
      title={t('playlist.rename')}
      open={open}
      onClose={onClose}
      verb={t('playlist.rename')}
      quiet
      onSubmit={async (form) => {
        const change = { name: String(form.get('name')) };
        return act(updatePlaylist, playlist.playlistId, await version(), change);
      }}
      onDone={({ name }) => toast({ tone: 'ok', title: t('playlist.renamed', { name }), home: 'db' })}
    >
      {(wrong) => (
        <Field label={t('playlists.name')} wrong={wrong.name} mark="playlistName">
          {(control) => (
            <Input {...control} name="name" autoComplete="off" defaultValue={playlist.name} required />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
