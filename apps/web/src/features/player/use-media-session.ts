'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { coverUrl } from '#components/cover.tsx';
import { asPng, endMediaSession, obeyMediaKeys, showPosition, showSong } from '#lib/browser/media-session.ts';
import { nameTab } from '#lib/browser/tab-title.ts';
import { usePlayer, usePlayerActions } from './player-context.ts';
import { coverOf, type Entry, type Track } from './queue.ts';

const STEP_S = 10;

/** Puts the song on the lock screen and, while it plays, into the title of the tab, and obeys the media keys. */
export function useMediaSession(track: Entry) {
  const { toggle, next, previous, seek, seekBy, halt } = usePlayerActions();
  const playing = usePlayer((player) => player.playing);
  const hasNext = usePlayer((player) => player.hasNext);
  const audio = usePlayer((player) => player.audio);
  useSongAbroad(track, playing);

  useEffect(() => {
    obeyMediaKeys(playing ? 'playing' : 'paused', {
      play: () => playing || toggle(),
      pause: () => playing && toggle(),
      stop: halt,
      nexttrack: hasNext ? next : null,
      previoustrack: previous,
      seekto: ({ seekTime }: MediaSessionActionDetails) => seek(seekTime ?? 0),
      seekbackward: ({ seekOffset }: MediaSessionActionDetails) => seekBy(-(seekOffset ?? STEP_S)),
      seekforward: ({ seekOffset }: MediaSessionActionDetails) => seekBy(seekOffset ?? STEP_S),
    });
  }, [playing, hasNext, toggle, next, previous, seek, seekBy, halt]);
  useEffect(() => endMediaSession, []);

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
function useSongAbroad(track: Track, playing: boolean) {
  const t = useTranslations();
  useEffect(() => {
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

  const name = playing ? t('player.tab', { song: track.title, artist: track.artist }) : undefined;
  useEffect(() => (name === undefined ? undefined : nameTab(name)), [name]);
}

/** The cover that came with its file, or else the one that is drawn. */
const artworkOf = async (track: Track) =>
  (track.cover === null ? undefined : await asPng(track.cover)) ?? asPng(coverUrl(coverOf(track)));
