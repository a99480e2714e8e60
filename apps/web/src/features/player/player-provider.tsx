'use client';

import {
  type ReactNode,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { createDecks } from './decks.ts';
import type { KeptPlayer } from './kept-player.ts';
import { keptVolume } from './kept-volume.ts';
import { createActions } from './player-actions.ts';
import { PlayerContext } from './player-context.ts';
import { createPlayerStore } from './player-store.ts';
import * as queues from './queue.ts';
import { createRecovery, type Deck } from './recovery.ts';
import { SongAbroad } from './song-abroad.tsx';
import { hearOfSongs } from './song-news.ts';
import { useKeptPlayer } from './use-kept-player.ts';
import { useOneTab } from './use-one-tab.ts';
import { usePlayRecorder } from './use-play-recorder.ts';
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
  const [store] = useState(createPlayerStore);
  const recorder = usePlayRecorder();
  // Of the tabs of this browser, this one was used last.
  const inUse = useRef(false);
  // What fails and what comes later goes on from the queue as it is then.
  const now = useCallback(() => store.get().queue, [store]);
  const queue = useSyncExternalStore(store.subscribe, now, () => queues.EMPTY_QUEUE);
  const show = useCallback(
    (next: queues.Queue) => {
      inUse.current = true;
      store.set({ queue: next });
    },
    [store],
  );
  const tell = useRef<Deck['tell']>(() => () => undefined);

  const sounds = useCallback(
    (audio: HTMLAudioElement) => {
      // The page has one audio element, the one that sounds; the other works as well without a place in it.
      stage.current?.replaceChildren(audio);
      store.set({ audio });
    },
    [store],
  );
  const decks = useMemo(() => createDecks(() => [first.current, second.current], sounds), [sounds]);
  const recovery = useMemo(
    () =>
      createRecovery({
        decks,
        queue: now,
        begin(next, track) {
          show(next);
          recorder.begin(track);
        },
        tell: (...news) => tell.current(...news),
      }),
    [decks, recorder, now, show],
  );
  const actions = useMemo(() => {
    const rest = () => {
      const song = queues.currentTrack(now());
      if (song) recorder.begin(song);
      recovery.rest(0);
    };
    return createActions({ decks, recovery, now, show, rest });
  }, [decks, recovery, recorder, now, show]);

  const words = useSilenceWords({
    again: recovery.again,
    playSong: (songId) => {
      const at = now().entries.findIndex((entry) => entry.songId === songId);
      if (at >= 0) actions.jump(at);
    },
    current: () => queues.currentTrack(now())?.songId,
  });
  useEffect(() => {
    tell.current = words;
  }, [words]);
  useEffect(
    () =>
      hearOfSongs((news) => {
        const renewed = queues.renew(now(), news);
        if (renewed !== now()) show(renewed);
      }),
    [now, show],
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
    const audio = decks.active();
    if (audio) sounds(audio);
  }, [decks, sounds]);

  const restore = useCallback(
    ({ queue: kept, seconds, listen }: KeptPlayer) => {
      const song = queues.currentTrack(kept);
      if (!song) return;
      store.set({ queue: kept });
      recorder.begin(song, listen);
      recovery.rest(seconds);
    },
    [store, recorder, recovery],
  );
  const position = useCallback(() => {
    const element = decks.active();
    return element && inUse.current ? { seconds: element.currentTime, listen: recorder.kept() } : undefined;
  }, [decks, recorder]);
  const keep = useKeptPlayer({ queue, latest: now, position, restore });

  const announce = useOneTab(
    useCallback(() => {
      inUse.current = false;
      if (recovery.yield()) store.set({ elsewhere: true });
    }, [store, recovery]),
  );

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
        store.set({ playing: true, elsewhere: false });
        announce();
      }),
      onPause: hear((element) => {
        recorder.stop();
        // What comes next may be on its way already.
        if (element.ended) return;
        store.set({ playing: false });
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
        const next = queues.afterTrack(now());
        const song = next && queues.currentTrack(next);
        if (song && !element.paused && element.duration - element.currentTime < READY_S)
          decks.prepare(song.songId);
      }),
      onEnded: hear(() => {
        recorder.stop();
        const next = queues.afterTrack(now());
        if (next) recovery.play(next, { chosen: false });
        else store.set({ playing: false });
      }),
      onError: hear(() => {
        recorder.stop();
        store.set({ playing: false });
        void recovery.broke();
      }),
    };
  }, [announce, decks, keep, now, recorder, recovery, store]);

  const context = useMemo(() => ({ actions, store }), [actions, store]);
  return (
    <PlayerContext value={context}>
      {children}
      <SongAbroad />
      <div ref={stage} hidden>
        <audio ref={first} preload="metadata" {...told} />
        <audio ref={second} preload="metadata" {...told} />
      </div>
    </PlayerContext>
  );
}
