'use client';

import {
  type ReactNode,
  type SyntheticEvent,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createDecks } from './decks.ts';
import type { KeptPlayer } from './kept-player.ts';
import { keptVolume } from './kept-volume.ts';
import { createActions } from './player-actions.ts';
import { type Player, PlayerContext } from './player-context.ts';
import * as queues from './queue.ts';
import { createRecovery, type Deck } from './recovery.ts';
import { hearOfSongs } from './song-news.ts';
import { useKeptPlayer } from './use-kept-player.ts';
import { useMediaSession } from './use-media-session.ts';
import { useOneTab } from './use-one-tab.ts';
import { usePlayRecorder } from './use-play-recorder.ts';
import { usePlayerKeys } from './use-player-keys.ts';
import { useSilenceWords } from './use-silence-words.ts';

/** So long before a song ends the next one is made ready, in seconds. */
const READY_S = 15;

/**
 * Holds the audio elements and the queue. It stands in the layout, so music goes on from page to page. One room: what
 * the elements' events, the page's controls, the media keys and the words about silence do is one state.
 */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const first = useRef<HTMLAudioElement | null>(null);
  const second = useRef<HTMLAudioElement | null>(null);
  const stage = useRef<HTMLDivElement | null>(null);
  const [audio, setAudio] = useState<HTMLAudioElement | null>(null);
  const [queue, setQueue] = useState<queues.Queue>(queues.EMPTY_QUEUE);
  const [playing, setPlaying] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const recorder = usePlayRecorder();
  const track = queues.currentTrack(queue);
  // What fails and what comes later goes on from the queue as it is then.
  const latest = useRef(queue);
  // Of the tabs of this browser, this one was used last.
  const inUse = useRef(false);
  const show = useCallback((next: queues.Queue) => {
    inUse.current = true;
    latest.current = next;
    setQueue(next);
  }, []);
  const tell = useRef<Deck['tell']>(() => () => undefined);

  const decks = useMemo(() => createDecks(() => [first.current, second.current], setAudio), []);
  const recovery = useMemo(
    () =>
      createRecovery({
        decks,
        queue: () => latest.current,
        begin(next, track) {
          show(next);
          recorder.begin(track);
        },
        tell: (...news) => tell.current(...news),
      }),
    [decks, recorder, show],
  );
  const actions = useMemo(() => {
    const now = () => latest.current;
    const rest = () => {
      const song = queues.currentTrack(now());
      if (song) recorder.begin(song);
      recovery.rest(0);
    };
    return createActions({ decks, recovery, now, show, rest });
  }, [decks, recovery, recorder, show]);

  const words = useSilenceWords({
    again: recovery.again,
    playSong: (songId) => {
      const at = latest.current.entries.findIndex((entry) => entry.songId === songId);
      if (at >= 0) actions.jump(at);
    },
    current: () => queues.currentTrack(latest.current)?.songId,
  });
  useEffect(() => {
    tell.current = words;
  }, [words]);
  useEffect(
    () =>
      hearOfSongs((news) => {
        const renewed = queues.renew(latest.current, news);
        if (renewed !== latest.current) show(renewed);
      }),
    [show],
  );
  useEffect(() => {
    addEventListener('online', recovery.online);
    return () => {
      removeEventListener('online', recovery.online);
      recovery.stop();
    };
  }, [recovery]);

  useEffect(() => {
    for (const element of [first.current, second.current]) if (element) element.volume = keptVolume();
    // No hurry: a context that changes before React has taken over the page's sections makes it draw them anew.
    startTransition(() => setAudio(decks.active()));
  }, [decks]);
  // The page has one audio element, the one that sounds; the other works as well without a place in it.
  useEffect(() => {
    if (audio) stage.current?.replaceChildren(audio);
  }, [audio]);

  const restore = useCallback(
    ({ queue: kept, seconds, listen }: KeptPlayer) => {
      const song = queues.currentTrack(kept);
      if (!song) return;
      latest.current = kept;
      startTransition(() => setQueue(kept));
      recorder.begin(song, listen);
      recovery.rest(seconds);
    },
    [recorder, recovery],
  );
  const position = useCallback(() => {
    const element = decks.active();
    return element && inUse.current ? { seconds: element.currentTime, listen: recorder.kept() } : undefined;
  }, [decks, recorder]);
  const keep = useKeptPlayer({ queue, latest, position, restore });

  const announce = useOneTab(
    useCallback(() => {
      inUse.current = false;
      if (recovery.yield()) setElsewhere(true);
    }, [recovery]),
  );

  const player = useMemo<Player>(
    () => ({
      ...actions,
      queue,
      track,
      playing,
      elsewhere,
      audio,
      hasNext: queues.nextTrack(queue) !== null,
    }),
    [actions, queue, track, playing, elsewhere, audio],
  );
  useMediaSession(player);
  usePlayerKeys(player);

  /** What both elements tell; only the one that sounds is heard. */
  const told = useMemo(() => {
    const use = () => {
      if (inUse.current) return;
      inUse.current = true;
      keep.afresh();
    };
    type Told = SyntheticEvent<HTMLAudioElement>;
    const hear =
      (react: (element: HTMLAudioElement) => void) =>
      ({ currentTarget }: Told) => {
        if (currentTarget === decks.active()) react(currentTarget);
      };
    return {
      onPlaying: hear(() => recorder.start()),
      onPlay: hear(() => {
        use();
        setPlaying(true);
        setElsewhere(false);
        announce();
      }),
      onPause: hear((element) => {
        recorder.stop();
        // What comes next may be on its way already.
        if (element.ended) return;
        setPlaying(false);
        recovery.paused();
        keep.now();
      }),
      onWaiting: hear(() => recorder.stop()),
      onSeeking: hear(() => {
        use();
        recorder.stop();
      }),
      onTimeUpdate: hear((element) => {
        recorder.check();
        recovery.sounds(element.currentTime);
        keep.passing(element.currentTime);
        const next = queues.afterTrack(latest.current);
        const song = next && queues.currentTrack(next);
        if (song && !element.paused && element.duration - element.currentTime < READY_S)
          decks.prepare(song.songId);
      }),
      onEnded: hear(() => {
        recorder.stop();
        const next = queues.afterTrack(latest.current);
        if (next) recovery.play(next, { chosen: false });
        else setPlaying(false);
      }),
      onError: hear(() => {
        recorder.stop();
        setPlaying(false);
        void recovery.broke();
      }),
    };
  }, [announce, decks, keep, recorder, recovery]);

  return (
    <PlayerContext value={player}>
      {children}
      <div ref={stage} hidden>
        <audio ref={first} preload="metadata" {...told} />
        <audio ref={second} preload="metadata" {...told} />
      </div>
    </PlayerContext>
  );
}
