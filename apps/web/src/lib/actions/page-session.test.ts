import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openSessionChannel, pace } from './page-session.tsx';

/** A page of this browser, and what it hears of its end. */
function openPage(madeFor: string) {
  const heard: string[] = [];
  const channel = openSessionChannel(madeFor, (end) => heard.push(end));
  onTestFinished(() => channel.close());
  return { heard, channel };
}

test('tells the pages of another person who has come, and those of the same person nothing', async () => {
  const [vera, other] = [openPage('auth0|vera'), openPage('auth0|jane')];
  await expect.poll(() => vera.heard).toEqual(['other-person']);
  openPage('auth0|jane');
  await expect.poll(() => vera.heard).toEqual(['other-person', 'other-person']);
  expect(other.heard).toEqual([]);
});

test('tells the other pages that somebody signs out, and a closed one nothing', async () => {
  const [one, two, closed] = [openPage('auth0|vera'), openPage('auth0|vera'), openPage('auth0|vera')];
  closed.channel.close();
  one.channel.announceSignOut();
  await expect.poll(() => two.heard).toEqual(['signed-out']);
  expect([one.heard, closed.heard]).toEqual([[], []]);
});

describe('a paced task', () => {
  const GAP_MS = 1_000;
  const TOGETHER_MS = 100;

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A paced task whose runs end when they are told to. */
  function paced() {
    const ends: (() => void)[] = [];
    const task = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
    return {
      ask: pace(task, { gapMs: GAP_MS, togetherMs: TOGETHER_MS }),
      task,
      end: async () => {
        ends.shift()?.();
        await vi.advanceTimersByTimeAsync(0);
      },
    };
  }

  test('makes one run of what is asked and of something urgent that follows on its heels', async () => {
    const { ask, task, end } = paced();
    ask();
    expect(task).not.toHaveBeenCalled();
    ask({ urgent: true });
    expect(task).toHaveBeenCalledTimes(1);
    await end();
    await vi.advanceTimersByTimeAsync(10 * GAP_MS);
    expect(task).toHaveBeenCalledTimes(1);
  });

  test('never runs twice at a time, and makes one run of all that is asked meanwhile', async () => {
    const { ask, task, end } = paced();
    ask({ urgent: true });
    for (let i = 0; i < 50; i++) ask();
    await vi.advanceTimersByTimeAsync(10 * GAP_MS);
    expect(task).toHaveBeenCalledTimes(1);
    await end();
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(task).toHaveBeenCalledTimes(2);
    await end();
    await vi.advanceTimersByTimeAsync(10 * GAP_MS);
    expect(task).toHaveBeenCalledTimes(2);
  });

  test('leaves a gap between two runs', async () => {
    const { ask, task, end } = paced();
    ask();
    await vi.advanceTimersByTimeAsync(TOGETHER_MS);
    await end();
    ask();
    await vi.advanceTimersByTimeAsync(GAP_MS - 1);
    expect(task).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(2);
  });

  test('does not let what is urgent wait for the gap, only for the run under way', async () => {
    const { ask, task, end } = paced();
    ask({ urgent: true });
    ask();
    ask({ urgent: true });
    expect(task).toHaveBeenCalledTimes(1);
    await end();
    expect(task).toHaveBeenCalledTimes(2);
    await end();
    ask({ urgent: true });
    expect(task).toHaveBeenCalledTimes(3);
  });

  test('does not run any more once it is stopped', async () => {
    const { ask, task, end } = paced();
    ask({ urgent: true });
    await end();
    ask();
    ask.stop();
    await vi.advanceTimersByTimeAsync(10 * GAP_MS);
    expect(task).toHaveBeenCalledTimes(1);
  });
});
