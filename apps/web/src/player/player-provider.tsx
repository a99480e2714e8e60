'use client';

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useToast } from '#components/toasts.tsx';
import { useTranslate } from '#messages/client.tsx';
import { type Player, PlayerContext } from './player-context.ts';
import * as queues from './queue.ts';
import { useMediaSession } from './use-media-session.ts';
import { usePlayRecorder } from './use-play-recorder.ts';

/** Going back within this many seconds of the start goes to the song before; later it starts the song anew. */
const RESTART_AFTER_S = 4;
/** Seeking stops this many seconds short of the end: a song ends by being played, so no key meant for it hits the next. */
const LAST_S = 1;

/** Holds the audio element and the queue. It stands in the layout, so music goes on from page to page. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const t = useTranslate();
  const toast = useToast();
  const audio = useRef<HTMLAudioElement | null>(null);
  const [queue, setQueue] = useState<queues.Queue>(queues.EMPTY_QUEUE);
  const [playing, setPlaying] = useState(false);
  const recorder = usePlayRecorder();
  const track = queues.currentTrack(queue);

  /** Points the audio element at the queue's track. Done here, in the gesture: browsers refuse to play later. */
  const play = useCallback(
    (next: queues.Queue) => {
      const element = audio.current;
      const chosen = queues.currentTrack(next);
      setQueue(next);
      if (!element || !chosen) return;
      recorder.begin(chosen);
      element.src = `/audio/${chosen.songId}`;
      element.play().catch(() => undefined); // Refused or replaced by another song; the events tell the state.
    },
    [recorder],
  );

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
      start: (tracks, start = 0, { shuffle } = {}) =>
        play(queues.startQueue({ ...queue, shuffle: shuffle ?? queue.shuffle }, tracks, start)),
      toggle: () => {
        const element = audio.current;
        if (!element || !track) return;
        if (element.paused) element.play().catch(() => undefined);
        else element.pause();
      },
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
      toggleShuffle: () => setQueue(queues.toggleShuffle(queue)),
      toggleRepeat: () => setQueue({ ...queue, repeat: !queue.repeat }),
    }),
    [queue, track, playing, play, seek],
  );
  useMediaSession(player);

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
        }}
        onWaiting={() => recorder.stop()}
        onSeeking={() => recorder.stop()}
        onTimeUpdate={() => recorder.check()}
        onEnded={() => {
          recorder.stop();
          const next = queues.nextTrack(queue);
          if (next) play(next);
        }}
        onError={() => {
          recorder.stop();
          setPlaying(false);
          if (track) {
            toast({
              tone: 'bad',
              title: t('player.failed', { song: track.title }),
              text: t('player.failedHint'),
            });
          }
        }}
      />
    </PlayerContext>
  );
}
