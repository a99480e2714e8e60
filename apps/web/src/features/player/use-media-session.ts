'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { coverUrl } from '#components/cover.tsx';
import { asPng, obeyMediaKeys, showPosition, showSong } from '#lib/browser/media-session.ts';
import { nameTab } from '#lib/browser/tab-title.ts';
import type { Player } from './player-context.ts';
import { coverOf, type Track } from './queue.ts';

const STEP_S = 10;

/** Puts the song on the lock screen and, while it plays, into the title of the tab, and obeys the media keys. */
export function useMediaSession({ track, playing, hasNext, audio, ...player }: Player) {
  const { toggle, next, previous, seek, seekBy, halt } = player;
  useSongAbroad(track, playing);

  useEffect(() => {
    const obeyed = {
      play: () => playing || toggle(),
      pause: () => playing && toggle(),
      stop: halt,
      nexttrack: hasNext ? next : null,
      previoustrack: previous,
      seekto: ({ seekTime }: MediaSessionActionDetails) => seek(seekTime ?? 0),
      seekbackward: ({ seekOffset }: MediaSessionActionDetails) => seekBy(-(seekOffset ?? STEP_S)),
      seekforward: ({ seekOffset }: MediaSessionActionDetails) => seekBy(seekOffset ?? STEP_S),
    };
    const nothing = Object.fromEntries(Object.keys(obeyed).map((key) => [key, null]));
    obeyMediaKeys(!track ? 'none' : playing ? 'playing' : 'paused', track ? obeyed : nothing);
  }, [track, playing, hasNext, toggle, next, previous, seek, seekBy, halt]);

  useEffect(() => {
    if (!audio) return;
    const show = () => showPosition(audio);
    const events = ['playing', 'pause', 'seeked', 'durationchange', 'emptied'];
    for (const event of events) audio.addEventListener(event, show);
    show();
    return () => {
      for (const event of events) audio.removeEventListener(event, show);
    };
  }, [audio]);
}

/** Names the song where the page itself is not seen. */
function useSongAbroad(track: Track | undefined, playing: boolean) {
  const t = useTranslations();
  useEffect(() => {
    if (!track) return showSong(null);
    const words = { title: track.title, artist: track.artist, album: track.from?.name ?? '' };
    showSong(words);
    let isShown = true;
    void artworkOf(track).then((artwork) => {
      if (isShown && artwork) showSong({ ...words, artwork });
    });
    return () => {
      isShown = false;
    };
  }, [track]);

  const name = playing && track ? t('player.tab', { song: track.title, artist: track.artist }) : undefined;
  useEffect(() => (name === undefined ? undefined : nameTab(name)), [name]);
}

/** The cover that came with its file, or else the one that is drawn. */
const artworkOf = async (track: Track) =>
  (track.cover === null ? undefined : await asPng(track.cover)) ?? asPng(coverUrl(coverOf(track)));
