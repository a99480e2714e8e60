/** Where a song's audio is. */
export const audioOf = (songId: string) => `/audio/${songId}`;

/** Two audio elements: one sounds, the other gets the next song ready. */
export interface Decks {
  /** The one that sounds, or would; null before the page has it. */
  active(): HTMLAudioElement | null;
  /** Has the active one begin a song at this second: at once where it is ready, and its audio is not asked for again. */
  load(songId: string, seconds: number): HTMLAudioElement | null;
  /** Has it stand at this second of a song, and ask for nothing until it plays. */
  rest(songId: string, seconds: number): void;
  /** Gets a song ready, once: what fails is tried again only when its turn comes. */
  prepare(songId: string): void;
}

/** The decks of these two elements; `onTurn` is told of the one that sounds from then on. */
export function createDecks(
  elements: () => readonly (HTMLAudioElement | null)[],
  onTurn: (active: HTMLAudioElement) => void,
): Decks {
  let sounding = 0;
  let ready: string | undefined;
  const active = () => elements()[sounding] ?? null;
  const spare = () => elements()[1 - sounding] ?? null;

  const turn = (from: HTMLAudioElement, to: HTMLAudioElement) => {
    sounding = 1 - sounding;
    to.volume = from.volume;
    to.muted = from.muted;
    onTurn(to);
    from.pause();
    unload(from);
  };

  return {
    active,
    load(songId, seconds) {
      const [now, next] = [active(), spare()];
      if (!now || !next) return null;
      const isReady = ready === songId && seconds === 0 && !next.error;
      // Loaded by a press, an element may play later by itself, also where the browser asks for a press first.
      if (ready === undefined && !next.src) next.load();
      ready = undefined;
      if (isReady) {
        turn(now, next);
        return next;
      }
      unload(next);
      now.preload = 'auto';
      begin(now, songId, seconds);
      return now;
    },
    rest(songId, seconds) {
      const now = active();
      if (!now) return;
      now.preload = 'none';
      begin(now, songId, seconds);
    },
    prepare(songId) {
      const next = spare();
      if (!next || ready === songId) return;
      ready = songId;
      next.preload = 'auto';
      begin(next, songId, 0);
    },
  };
}

/** An element that has nothing yet keeps the second that it is sent to, and begins there (HTML, `currentTime`). */
function begin(element: HTMLAudioElement, songId: string, seconds: number) {
  element.src = audioOf(songId);
  if (seconds > 0) element.currentTime = seconds;
}

function unload(element: HTMLAudioElement) {
  if (!element.src) return;
  element.removeAttribute('src');
  element.load();
}
