import { isOnline } from '#lib/browser/window.ts';
import { audioOf, type Decks } from './decks.ts';
import { currentTrack, type Entry, nextTrack, type Queue, removeEntries, type Track } from './queue.ts';

/**
 * Why a song's audio did not arrive. `gone`: it was deleted, or is private now; `failed`: it may arrive another time,
 * or it cannot be played.
 */
export type WhyNot = 'gone' | 'signed-out' | 'offline' | 'failed';

const REASONS: Record<number, WhyNot> = { 401: 'signed-out', 403: 'gone', 404: 'gone', 410: 'gone' };
/** So long a song's audio may take to say why it does not come. */
const TIMEOUT_MS = 10_000;

/** What recovery works on. */
export interface Deck {
  decks: Decks;
  queue(): Queue;
  /** The queue's track, which is this one, starts anew. */
  begin(queue: Queue, track: Track): void;
  /**
   * Says what did not play and why, and what plays instead of it; null where nothing does, or nothing yet. What it
   * returns takes the words back.
   */
  tell(song: Track, why: WhyNot, instead: Track | null | 'waits'): () => void;
}

/** A song that did not arrive is tried once more after so long, if nobody has done so before. */
const AGAIN_MS = 8_000;
/** So many seconds of sound mean that a song plays. */
const SOUNDS_S = 1;

/**
 * Keeps the sound going. A song that does not arrive is told, and loaded again from where it was: on Play, on Retry,
 * by itself after a while or when the network is back. When that fails too, or the song is gone, the next one plays;
 * one that is gone leaves the queue. None is tried twice before one has sounded, so a queue of dead songs ends. One room: each step looks at all that was
 * tried before it.
 */
export function createRecovery(deck: Deck) {
  // The person wants to hear something.
  let wanted = false;
  // Where in the song to go on, in seconds.
  let at = 0;
  let failures = 0;
  let triedByItself = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failed = new Set<string>();
  // Takes back the words about a song that is waited for.
  let takeBack: (() => void) | undefined;
  // Counts what was loaded: an answer about what came before it is late.
  let load = 0;

  const start = (track: Track, from: number) => {
    clearTimeout(timer);
    load += 1;
    at = from;
    wanted = true;
    // Refused or replaced by another song; the events tell the state.
    deck.decks
      .load(track.songId, from)
      ?.play()
      .catch(() => undefined);
  };
  /** Plays the queue's track from its start; `chosen` by the person, and not because the one before ended or failed. */
  const play = (queue: Queue, { chosen }: { chosen: boolean }) => {
    const track = currentTrack(queue);
    if (chosen) forget();
    failures = 0;
    if (!track) return;
    deck.begin(queue, track);
    start(track, 0);
  };
  const again = () => {
    const track = currentTrack(deck.queue());
    if (track) start(track, at);
  };
  const forget = () => {
    failed.clear();
    failures = 0;
    triedByItself = false;
  };
  const goOn = (song: Entry, why: WhyNot) => {
    failed.add(song.songId);
    const next = nextWithout(deck.queue(), failed);
    // It is waited for no longer; taken back later, these would take the words below along, which may be named alike.
    takeBack?.();
    takeBack = undefined;
    deck.tell(song, why, (next && currentTrack(next)) ?? null);
    const rest = next && why === 'gone' ? removeEntries(next, ({ songId }) => songId === song.songId) : next;
    if (rest) play(rest, { chosen: false });
    else if (why === 'gone') wanted = false;
  };

  return {
    play,
    /** Plays or pauses; a song that did not arrive is loaded again. */
    toggle() {
      const element = deck.decks.active();
      if (!element || !currentTrack(deck.queue())) return;
      if (isBroken(element)) return again();
      wanted = element.paused;
      if (element.paused) element.play().catch(() => undefined);
      else element.pause();
    },
    /** Loads the song again, from where it was. */
    again,
    /** The sound is at this second. */
    sounds(seconds: number) {
      if (seconds < at + SOUNDS_S) return;
      at = seconds;
      forget();
      takeBack?.();
      takeBack = undefined;
    },
    /** The person, a headset or another app paused the song. */
    paused() {
      const element = deck.decks.active();
      if (element?.paused && !isBroken(element) && !element.ended) wanted = false;
    },
    /** The audio element reports an error. */
    async broke() {
      const element = deck.decks.active();
      const song = currentTrack(deck.queue());
      if (!element || !song) return;
      const broken = load;
      if (element.currentTime > 0) at = element.currentTime;
      if (!wanted) return;
      const answer = await whyNot(song.songId);
      if (broken !== load || !wanted) return;
      // It is there: a song that was paused for long broke off because what opens its audio has ended meanwhile.
      if (answer === 'there' && failures === 0) {
        failures += 1;
        return again();
      }
      const why = answer === 'there' ? 'failed' : answer;
      if (why === 'gone') return goOn(song, why);
      if (why === 'signed-out') wanted = false;
      if (why === 'failed') {
        failures += 1;
        if (failures > 1) return goOn(song, why);
        if (!triedByItself) timer = setTimeout(again, AGAIN_MS);
        triedByItself = true;
      }
      takeBack?.();
      takeBack = deck.tell(song, why, 'waits');
    },
    /** The network is back: takes up what it took away. */
    online() {
      const element = deck.decks.active();
      if (!element || !wanted || element.ended) return;
      const starved = !element.paused && element.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
      if (!isBroken(element) && !starved) return;
      if (!isBroken(element)) at = element.currentTime;
      forget();
      again();
    },
    /** Stands at this second of the queue's track, and plays from there when it is told to. */
    rest(seconds: number) {
      const track = currentTrack(deck.queue());
      clearTimeout(timer);
      load += 1;
      at = seconds;
      wanted = false;
      if (track) deck.decks.rest(track.songId, seconds);
      else deck.decks.active()?.pause();
    },
    /** Falls silent, if it plays or would do so by itself; says whether it did. */
    yield(): boolean {
      const element = deck.decks.active();
      const sounded = wanted || element?.paused === false;
      clearTimeout(timer);
      wanted = false;
      element?.pause();
      return sounded;
    },
    stop: () => clearTimeout(timer),
  };
}

const isBroken = ({ error }: HTMLAudioElement) => error !== null;

/** The queue at the next track that is none of these songs; null when there is none. */
function nextWithout(queue: Queue, songIds: ReadonlySet<string>): Queue | null {
  let next = nextTrack(queue);
  for (let tried = 0; next && tried < queue.entries.length; tried += 1) {
    if (!songIds.has(currentTrack(next)?.songId ?? '')) return next;
    next = nextTrack(next);
  }
  return null;
}

/** Asks for a song's audio once more, and only whether it is there: an audio element keeps to itself what it was told. */
async function whyNot(songId: string): Promise<WhyNot | 'there'> {
  if (!isOnline()) return 'offline';
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { ok, status } = await fetch(audioOf(songId), { method: 'HEAD', cache: 'no-store', signal });
    return ok ? 'there' : (REASONS[status] ?? 'failed');
  } catch {
    return isOnline() ? 'failed' : 'offline';
  }
}
