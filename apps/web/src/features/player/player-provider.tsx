'use client';

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Player, PlayerContext } from './player-context.ts';
import * as queues from './queue.ts';
import { createRecovery, type Deck } from './recovery.ts';
import { useMediaSession } from './use-media-session.ts';
import { usePlayRecorder } from './use-play-recorder.ts';
import { useSilenceWords } from './use-silence-words.ts';

/** Going back within this many seconds of the start goes to the song before; later it starts the song anew. */
const RESTART_AFTER_S = 4;
/** Seeking stops this many seconds short of the end: a song ends by being played, so no key meant for it hits the next. */
const LAST_S = 1;

/** Holds the audio element and the queue. It stands in the layout, so music goes on from page to page. */
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
      toggleShuffle: () => show(queues.toggleShuffle(queue)),
      toggleRepeat: () => show({ ...queue, repeat: !queue.repeat }),
    }),
    [queue, track, playing, play, show, recovery, seek],
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
