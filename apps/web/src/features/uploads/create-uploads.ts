import { MAX_AUDIO_BYTES } from '@setlist/contracts/constants';
import type { Song } from '@setlist/contracts/songs';
import type { Outcome } from '#lib/actions/outcome.ts';

// The queue of uploads: what is sent when, and what becomes of it. It is one room because each of a person's buttons
// and each answer meets the same few states; how something is sent and shown stands elsewhere.

/**
 * Why a file has not become a song's audio: the API's kind of problem, or what came between; `offline`: there is no
 * network. Beside it what the API said: the media type that the file has, the song that has it already, how many bytes
 * would be held, and after how long one may ask again.
 */
export interface Refusal {
  kind: string;
  actualType?: string | undefined;
  songname?: string | undefined;
  limit?: number | undefined;
  plan?: string | undefined;
  retryAfterMs?: number | undefined;
}

/** A file on its way. `later`: it is tried again by itself; `checking`: it is all there, and the API looks into it. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  /** What it is called, to begin with by its file. */
  readonly title: string;
  readonly artist: string;
  readonly state: 'queued' | 'sending' | 'checking' | 'later' | 'paused' | 'done' | 'refused';
  /** Bytes that were sent in this attempt. */
  readonly sent: number;
  readonly refusal?: Refusal | undefined;
  /** Its song, once there is one. */
  readonly songId?: string | undefined;
  /** The song is older than the upload, which gives it a file or another one. */
  readonly intoOlder: boolean;
}

/** What the API answered to a file: its song, as it is now. */
export type Sent =
  | { ok: true; song: Pick<Song, 'songname' | 'artist' | 'durationMs' | 'hasCover'> }
  | { ok: false; refusal: Refusal };

/** How the queue reaches the world. */
export interface Ways {
  /** Makes the song of an upload, unless it has one, and says where its file is to be sent. */
  begin(upload: Upload): Promise<Outcome<{ songId: string; url: string }>>;
  /** Sends the file; `onSent` is told how many bytes are. Never rejects; what it answers after `signal` nobody reads. */
  send(url: string, file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<Sent>;
  /** Deletes a song that was made for an upload; `onlySilent`: unless it got audio after all. */
  discard(songId: string, onlySilent: boolean): void;
  /** A song has got its audio, or another one. */
  arrived(songId: string, song: (Sent & { ok: true })['song']): void;
  isOnline(): boolean;
  /** Runs `task` after so many milliseconds. */
  after(ms: number, task: () => void): void;
}

const AT_ONCE = 2;
/** So often a file is tried again by itself, after 2 s, 4 s, 8 s and so on where nobody said when. */
const TRIES = 5;
const FIRST_WAIT_MS = 2_000;
const PACED_WAIT_MS = 10_000;
/** What may go by. After all else the same file would be refused again. */
const PASSING = [
  ...['offline', 'unanswered', 'unreachable', 'unavailable', 'internal'],
  ...['storage-unavailable', 'too-many-requests', 'identity-provider-unavailable', 'request-timeout'],
];

/** Nobody is signed in, or somebody else is. */
const NOT_THEIRS = ['signed-out', 'unauthorized', 'other-person'];

/** A file that is to be sent: as a new song of this title and artist, or into an older song. */
export interface Asked {
  file: File;
  title: string;
  artist: string;
  into?: string | undefined;
}

/** A queue of uploads, empty as yet. What is read of it is the same until it changes, as useSyncExternalStore wants it. */
export function createUploads(ways: Ways) {
  let uploads: readonly Upload[] = [];
  let lastId = 0;
  const running = new Map<number, AbortController>();
  const tries = new Map<number, number>();
  const waiting = new Set<() => void>();

  const show = (next: readonly Upload[]) => {
    uploads = next;
    for (const tell of waiting) tell();
  };
  const find = (id: number) => uploads.find((upload) => upload.id === id);
  const change = (id: number, changes: Partial<Upload>) =>
    show(uploads.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)));

  /** Begins what there is room for. */
  const pump = () => {
    for (const { id, state } of uploads) {
      if (running.size >= AT_ONCE) return;
      if (state === 'queued' && !running.has(id)) void run(id);
    }
  };

  const run = async (id: number) => {
    const stop = new AbortController();
    running.set(id, stop);
    change(id, { state: 'sending', sent: 0, refusal: undefined });
    const sent = await attempt(id, stop.signal);
    running.delete(id);
    if (!stop.signal.aborted) settle(id, sent);
    pump();
  };

  const attempt = async (id: number, signal: AbortSignal): Promise<Sent> => {
    const asked = find(id);
    if (!asked) return { ok: false, refusal: { kind: 'other' } };
    const { size } = asked.file;
    // The API would say the same, to a browser that may be too busy sending to read it.
    if (size > MAX_AUDIO_BYTES) {
      return { ok: false, refusal: { kind: 'content-too-large', limit: MAX_AUDIO_BYTES } };
    }
    const begun = await ways.begin(asked);
    if (!begun.ok) return { ok: false, refusal: { kind: begun.failure.kind } };
    const { songId, url } = begun.value;
    // Meanwhile it may have been cancelled.
    if (find(id)) change(id, { songId });
    else if (!asked.intoOlder) ways.discard(songId, false);
    if (signal.aborted) return { ok: false, refusal: { kind: 'other' } };
    let told = 0;
    const onSent = (sent: number) => {
      // Nobody sees less than a hundredth.
      if (signal.aborted || (sent < size && sent - told < size / 100)) return;
      told = sent;
      change(id, { sent, state: sent < size ? 'sending' : 'checking' });
    };
    return ways.send(url, asked.file, onSent, signal);
  };

  const settle = (id: number, sent: Sent) => {
    const upload = find(id);
    if (!upload) return;
    if (sent.ok) {
      const title = upload.intoOlder ? upload.title : sent.song.songname;
      change(id, { state: 'done', sent: upload.file.size, title, artist: sent.song.artist });
      return ways.arrived(upload.songId ?? '', sent.song);
    }
    const refusal =
      ways.isOnline() || !PASSING.includes(sent.refusal.kind) ? sent.refusal : { kind: 'offline' };
    // Whoever sends an album of small files meets the limit of requests a minute, which is no fault of theirs.
    const isPaced = refusal.kind === 'too-many-requests';
    const tried = (tries.get(id) ?? 0) + (isPaced ? 0 : 1);
    const passing = PASSING.includes(refusal.kind);
    if (refusal.kind === 'offline' || (passing && tried < TRIES)) {
      change(id, { state: 'later', sent: 0, refusal });
      if (refusal.kind === 'offline') return;
      tries.set(id, tried);
      const waitMs = isPaced ? PACED_WAIT_MS : FIRST_WAIT_MS * 2 ** (tried - 1);
      ways.after(refusal.retryAfterMs ?? waitMs, () => again(id));
      return;
    }
    change(id, { state: 'refused', sent: 0, refusal });
    // Whoever tries again begins with a song anew. Who is not signed in can delete nothing, and goes on with this one.
    if (!passing && !NOT_THEIRS.includes(refusal.kind)) forget(id);
  };

  /** Takes back the song that was made for an upload which has not become its audio. */
  const forget = (id: number) => {
    const upload = find(id);
    if (!upload?.songId || upload.intoOlder) return;
    change(id, { songId: undefined });
    ways.discard(upload.songId, false);
  };

  const stop = (id: number) => {
    running.get(id)?.abort();
  };
  const again = (id: number) => {
    if (find(id)?.state !== 'later') return;
    change(id, { state: 'queued' });
    pump();
  };
  const each = (task: (id: number) => void) => {
    for (const { id } of uploads) task(id);
  };

  const pause = (id: number) => {
    if (!PAUSABLE.includes(find(id)?.state ?? 'done')) return;
    stop(id);
    change(id, { state: 'paused', sent: 0, refusal: undefined });
    pump();
  };
  /** Begins a file anew that was paused, refused or waits. */
  const resume = (id: number) => {
    if (!RESUMABLE.includes(find(id)?.state ?? 'done')) return;
    tries.delete(id);
    change(id, { state: 'queued', refusal: undefined });
    pump();
  };
  /** Takes a file off the list: what is under way is broken off, and its song goes with it; what is done stays. */
  const remove = (id: number) => {
    stop(id);
    if (find(id)?.state !== 'done') forget(id);
    show(uploads.filter((upload) => upload.id !== id));
    pump();
  };

  return {
    get: () => uploads,
    subscribe(tell: () => void) {
      waiting.add(tell);
      return () => void waiting.delete(tell);
    },
    add(asked: Asked[]) {
      const queued = asked.map(({ file, title, artist, into }): Upload => {
        lastId += 1;
        const fresh = { sent: 0, songId: into, intoOlder: into !== undefined };
        return { id: lastId, file, title, artist, state: 'queued', ...fresh };
      });
      show([...uploads, ...queued]);
      pump();
    },
    pause,
    resume,
    remove,
    pauseAll: () => each((id) => (find(id)?.state === 'checking' ? undefined : pause(id))),
    resumeAll: () => each((id) => find(id)?.state === 'paused' && resume(id)),
    /** Cancels what is not done; the rest stays on the list. */
    cancelAll: () => each((id) => ['done', 'refused'].includes(find(id)?.state ?? 'done') || remove(id)),
    /** There is a network again. */
    online: () => each(again),
    /**
     * The page is being left: songs whose files are not all there go again, since nobody will send them. What is all
     * there, the API keeps.
     */
    leave() {
      for (const { state, songId, intoOlder } of uploads) {
        if (songId && !intoOlder && state !== 'done' && state !== 'checking') ways.discard(songId, true);
      }
    },
  };
}

/** A queue of uploads. */
export type Uploads = ReturnType<typeof createUploads>;

const PAUSABLE: Upload['state'][] = ['queued', 'sending', 'checking', 'later'];
const RESUMABLE: Upload['state'][] = ['paused', 'refused', 'later'];

/** How far the uploads are in all: bytes of what is not refused, and how many files of each fate there are. */
export function totalsOf(uploads: readonly Upload[]) {
  const count = (...states: Upload['state'][]) =>
    uploads.filter(({ state }) => states.includes(state)).length;
  const counted = uploads.filter(({ state }) => state !== 'refused');
  return {
    bytes: counted.reduce((sum, { file }) => sum + file.size, 0),
    sent: counted.reduce((sum, { sent }) => sum + sent, 0),
    files: uploads.length,
    done: count('done'),
    refused: count('refused'),
    paused: count('paused'),
    /** Something will still be sent, by itself. */
    active: count('queued', 'sending', 'checking', 'later'),
  };
}
