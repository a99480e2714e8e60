import { steadyNow } from '#lib/browser/window.ts';

/** Something to be asked for; what is `urgent` does not wait, but for the run under way. */
export type Ask = (options?: { urgent?: boolean }) => void;

/**
 * Paces a task that many events ask for: it runs at most once in `gapMs` and never twice at a time, and whatever is
 * asked meanwhile becomes one more run at the end. It waits `togetherMs` first, for something urgent that may follow
 * on the heels of what is not. The task must not reject.
 */
export function pace(
  task: () => Promise<void>,
  { gapMs, togetherMs }: { gapMs: number; togetherMs: number },
): Ask & { stop(): void } {
  let running = false;
  let asked: 'no' | 'yes' | 'urgently' = 'no';
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const go = async () => {
    clearTimeout(timer);
    asked = 'no';
    running = true;
    await task();
    running = false;
    notBefore = steadyNow() + gapMs;
    next();
  };
  const next = () => {
    clearTimeout(timer);
    if (running || asked === 'no') return;
    const wait = asked === 'urgently' ? 0 : notBefore - steadyNow();
    if (wait <= 0) void go();
    else timer = setTimeout(go, wait);
  };
  const ask: Ask = ({ urgent = false } = {}) => {
    if (asked === 'no') notBefore = Math.max(notBefore, steadyNow() + togetherMs);
    if (asked !== 'urgently') asked = urgent ? 'urgently' : 'yes';
    next();
  };
  return Object.assign(ask, { stop: () => clearTimeout(timer) });
}
