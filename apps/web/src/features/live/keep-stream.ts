/** The name of the events that only say that the stream is alive; comments, which do the same, a page cannot see. */
export const BEAT = 'beat';

/** The API gives a sign of life each 15 s, the tenant each 20: without two of them something swallows the stream. */
const QUIET_MS = 40_000;
/** The first beat comes at once, unless something on the way holds it back. */
const FIRST_BEAT_MS = 10_000;

interface Parts<Why> {
  /** Where the stream is, asked for each connection. */
  address(): string;
  /** What becomes of its events, by their names. Any event is a sign of life. */
  hears: Record<string, (event: MessageEvent<string>) => void>;
  /** Why nothing more will ever come, by the status that says so. */
  ends: Record<number, Why>;
  /** So long after it broke another one is opened. */
  againMs: number;
  /** It was refused, or something swallows it. */
  onBroken(): void;
  /** It broke off, and the browser connects again by itself. */
  onInterrupted?(): void;
  /** One of `ends`: nothing more is tried. */
  onEnd(why: Why): void;
}

/** Keeps a stream of server-sent events open, by another one whenever it breaks or goes silent. Returns how to stop. */
export function keepStream<Why>(parts: Parts<Why>): () => void {
  const { address, hears, ends, againMs, onBroken, onInterrupted, onEnd } = parts;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const after = (ms: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };
  const giveUp = () => {
    source?.close();
    after(againMs, connect);
    onBroken();
  };
  const stop = () => {
    stopped = true;
    source?.close();
    clearTimeout(timer);
  };
  // An EventSource does not say why it was refused.
  const askWhy = async () => {
    clearTimeout(timer);
    const why = ends[await statusOf(address())];
    if (stopped) return;
    if (!why) return giveUp();
    stop();
    onEnd(why);
  };
  const connect = () => {
    source = new EventSource(address());
    for (const name of new Set([BEAT, ...Object.keys(hears)])) {
      source.addEventListener(name, (event) => {
        after(QUIET_MS, giveUp);
        hears[name]?.(event);
      });
    }
    // The browser connects again by itself, unless the answer was an error.
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) void askWhy();
      else onInterrupted?.();
    };
    after(FIRST_BEAT_MS, giveUp);
  };

  connect();
  return stop;
}

async function statusOf(address: string): Promise<number> {
  try {
    const signal = AbortSignal.timeout(FIRST_BEAT_MS);
    return (await fetch(address, { method: 'HEAD', cache: 'no-store', signal })).status;
  } catch {
    return 0;
  }
}
