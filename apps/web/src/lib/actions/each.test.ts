import { describe, expect, test } from 'vitest';
import { type EachOutcome, inParts, MOST_AT_ONCE, toEach } from './each.ts';
import type { Failure, Outcome } from './outcome.ts';

const idsOf = (count: number) => Array.from({ length: count }, (_, n) => `${n}`);
const failure = (kind: Failure['kind']): Failure => ({ kind, fields: {} });

describe('what is done to each of many things', () => {
  const act = (refused: Record<string, Failure['kind']>) => async (id: string) => {
    const kind = refused[id];
    if (kind) throw failure(kind);
  };
  const failureOf = (error: unknown) => error as Failure;

  test('is done to all but those that it fails for, and the first failure is told', async () => {
    const { done, failure: told } = await toEach(
      idsOf(20),
      act({ 3: 'not-found', 4: 'plan-limit' }),
      failureOf,
    );
    expect(done.toSorted()).toEqual(
      idsOf(20)
        .filter((id) => id !== '3' && id !== '4')
        .toSorted(),
    );
    expect(told).toEqual(failure('not-found'));
  });

  test('goes on when more fail than are asked for at a time', async () => {
    const refused = Object.fromEntries(idsOf(12).map((id) => [id, 'not-found' as const]));
    const { done } = await toEach(idsOf(14), act(refused), failureOf);
    expect(done.toSorted()).toEqual(['12', '13']);
  });

  test('is asked for eight at a time', async () => {
    let running = 0;
    let most = 0;
    const { done, failure: told } = await toEach(
      idsOf(40),
      async () => {
        running++;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running--;
      },
      failureOf,
    );
    expect([most, done.length, told]).toEqual([8, 40, undefined]);
  });

  test('breaks off at what is no failure', async () => {
    const thrown = toEach(idsOf(2), act({ 1: 'other' }), () => {
      throw new TypeError('a mistake of ours');
    });
    await expect(thrown).rejects.toThrow('a mistake of ours');
  });
});

describe('what is done in parts', () => {
  const ids = idsOf(MOST_AT_ONCE * 2 + 1);

  test('is done to each once, no more in a part than an action takes', async () => {
    const parts: number[] = [];
    const { done, failure: told } = await inParts(ids, async (part) => {
      parts.push(part.length);
      return { ok: true, value: { done: part, failure: undefined } };
    });
    expect(parts).toEqual([MOST_AT_ONCE, MOST_AT_ONCE, 1]);
    expect([done, told]).toEqual([ids, undefined]);
  });

  test('goes on after a part of which some failed, and tells the first of these failures', async () => {
    const kinds: Failure['kind'][] = ['not-found', 'plan-limit', 'other'];
    const { done, failure: told } = await inParts(ids, async ([, ...others]) => ({
      ok: true,
      value: { done: others, failure: failure(kinds.shift() ?? 'other') },
    }));
    expect([done.length, told]).toEqual([ids.length - 3, failure('not-found')]);
  });

  test('stops at a part that failed as a whole, and keeps what the parts before it did', async () => {
    const answers: Outcome<EachOutcome>[] = [
      { ok: true, value: { done: ids.slice(0, MOST_AT_ONCE), failure: undefined } },
      { ok: false, failure: failure('unreachable') },
    ];
    const { done, failure: told } = await inParts(
      ids,
      async () => answers.shift() ?? expect.fail('asked on'),
    );
    expect([done, told]).toEqual([ids.slice(0, MOST_AT_ONCE), failure('unreachable')]);
  });
});
