'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import { useFailure } from '#lib/actions/use-failure.ts';
import { obeyMediaKeys, showSong } from '#lib/browser/media-session.ts';
import { keptVolume, setVolume } from './kept-volume.ts';
import { type Player, PlayerContext } from './player-context.ts';
import * as queues from './queue.ts';
import { createRecovery, type Deck } from './recovery.ts';
import { usePlayRecorder } from './use-play-recorder.ts';
import { usePlayerKeys } from './use-player-keys.ts';

/** Going back within this many seconds of the start goes to the song before; later it starts the song anew. */
const RESTART_AFTER_S = 4;
/** Seeking stops this many seconds short of the end: a song ends by being played, so no key meant for it hits the next. */
const LAST_S = 1;

/**
 * Holds the audio element and the queue. It stands in the layout, so music goes on from page to page. One room: what the
 * element's events, the page's controls, the media keys and the words about silence do is one state.
 */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [queue, setQueue] = useState<queues.Queue>(queues.EMPTY_QUEUE);
  const [playing, setPlaying] = useState(false);
  const recorder = usePlayRecorder();
  const track = queues.currentTrack(queue);
  // What fails and what comes later goes on from the queue as it is then.
  const latest = useRef(queue);
  const show = useCallback((next: queues.Queue) => {
    latest.current = next;
    setQueue(next);
  }, []);
  const tell = useRef<Deck['tell']>(() => () => undefined);

  const recovery = useMemo(
    () =>
      createRecovery({
        element: () => audio.current,
        queue: () => latest.current,
        begin(next, track) {
          show(next);
          recorder.begin(track);
        },
        tell: (...news) => tell.current(...news),
      }),
    [recorder, show],
  );
  // In the gesture itself, and not once React has drawn it: browsers refuse to play later.
  const play = useCallback((next: queues.Queue) => recovery.play(next, { chosen: true }), [recovery]);

  const words = useSilenceWords({
    again: recovery.again,
    playSong: (songId) => {
      const at = latest.current.order.findIndex((index) => latest.current.tracks[index]?.songId === songId);
      if (at >= 0) play(queues.jumpTo(latest.current, at));
    },
    current: () => queues.currentTrack(latest.current)?.songId,
  });
  useEffect(() => {
    tell.current = words;
  }, [words]);
  useEffect(() => {
    addEventListener('online', recovery.online);
    return () => {
      removeEventListener('online', recovery.online);
      recovery.stop();
    };
  }, [recovery]);

  useEffect(() => {
    if (audio.current) audio.current.volume = keptVolume();
  }, []);

  const seek = useCallback((seconds: number) => {
    const element = audio.current;
    if (!element || !Number.isFinite(element.duration)) return;
    const last = Math.max(element.currentTime, element.duration - LAST_S);
    element.currentTime = Math.max(0, Math.min(seconds, last));
  }, []);

  const player = useMemo<Player>(
    () => ({
      queue,
      track,
      playing,
      audio,
      hasNext: queues.nextTrack(queue) !== null,
      start: (tracks, start, { shuffle } = {}) =>
        play(queues.startQueue({ ...queue, shuffle: shuffle ?? queue.shuffle }, tracks, start)),
      toggle: recovery.toggle,
      next: () => {
        const next = queues.nextTrack(queue);
        if (next) play(next);
      },
      previous: () => {
        const element = audio.current;
        if (element && element.currentTime > RESTART_AFTER_S) element.currentTime = 0;
        else play(queues.previousTrack(queue));
      },
      jump: (at) => play(queues.jumpTo(queue, at)),
      seek,
      seekBy: (seconds) => seek((audio.current?.currentTime ?? 0) + seconds),
      turnVolume: (by) => {
        const element = audio.current;
        // In steps of the scale's own, so that none of them is lost to a rounding.
        if (element) setVolume(element, Math.round((element.volume + by) * 100) / 100);
      },
      toggleMute: () => {
        if (audio.current) audio.current.muted = !audio.current.muted;
      },
      toggleShuffle: () => show(queues.toggleShuffle(queue)),
      toggleRepeat: () => show({ ...queue, repeat: !queue.repeat }),
    }),
    [queue, track, playing, play, show, recovery, seek],
  );
  useMediaSession(player);
  usePlayerKeys(player);

  return (
    <PlayerContext value={player}>
      {children}
      {/* biome-ignore lint/a11y/useMediaCaption: songs carry no captions */}
      <audio
        ref={audio}
        preload="metadata"
        onPlaying={() => recorder.start()}
        onPlay={() => setPlaying(true)}
        onPause={() => {
          setPlaying(false);
          recorder.stop();
          recovery.paused();
        }}
        onWaiting={() => recorder.stop()}
        onSeeking={() => recorder.stop()}
        onTimeUpdate={(event) => {
          recorder.check();
          recovery.sounds(event.currentTarget.currentTime);
        }}
        onEnded={() => {
          recorder.stop();
          const next = queues.nextTrack(latest.current);
          if (next) recovery.play(next, { chosen: false });
        }}
        onError={() => {
          recorder.stop();
          setPlaying(false);
          void recovery.broke();
        }}
      />
    </PlayerContext>
  );
}

/** Puts the song on the lock screen and obeys the media keys. */
function useMediaSession({ track, playing, hasNext, toggle, next, previous, seek }: Player) {
  useEffect(() => {
    if (track) showSong({ title: track.title, artist: track.artist, album: track.from?.name ?? '' });
  }, [track]);

  useEffect(() => {
    if (!track) return;
    obeyMediaKeys(playing, {
      play: toggle,
      pause: toggle,
      nexttrack: hasNext ? next : null,
      previoustrack: previous,
      seekto: ({ seekTime }) => seek(seekTime ?? 0),
    });
  }, [track, playing, hasNext, toggle, next, previous, seek]);
}

interface Ways {
  /** Loads the player's song again. */
  again(): void;
  /** Plays this song of the queue. */
  playSong(songId: string): void;
  /** The player's song. */
  current(): string | undefined;
}

/**
 * Says in a toast why there is silence, or why another song plays, and offers what can be done about it. What it
 * returns takes the toast away.
 */
function useSilenceWords({ again, playSong, current }: Ways): Deck['tell'] {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();

  return (song, why, instead) => {
    const retry = {
      label: t('common.retry'),
      run: () => (current() === song.songId ? again() : playSong(song.songId)),
    };
    const title = t(why === 'gone' ? 'player.gone' : 'player.failed', { song: song.title });
    if (why === 'signed-out') {
      tellFailure({ kind: 'signed-out', fields: {} });
      return () => undefined;
    }
    if (instead === 'waits') {
      const text = t(why === 'offline' ? 'player.offlineHint' : 'player.failedHint');
      return toast({ tone: 'bad', title, text, action: retry });
    }
    const text = instead ? t('player.instead', { song: instead.title }) : t('player.noneAfter');
    return toast({ tone: 'bad', title, text, ...(instead || why === 'gone' ? {} : { action: retry }) });
  };
}
