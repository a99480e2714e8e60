import { MAX_AUDIO_BYTES } from '@setlist/contracts/constants';
import { expect, test, vi } from 'vitest';
import { failed } from '#lib/actions/outcome.ts';
import { createUploads, type Refusal, type Sent, totalsOf } from './create-uploads.ts';

const SONG = {
  ok: true,
  song: { songname: 'As the file says', artist: 'Its artist', durationMs: 20_000, hasCover: true },
} as const satisfies Sent;
const refused = (refusal: Refusal): Sent => ({ ok: false, refusal });

/** A queue, and a server and a network that do what the test says. */
function setUp() {
  const world = {
    online: true,
    begun: [] as string[],
    /** Files under way, by name. */
    under: new Map<string, { answer: (sent: Sent) => void; onSent: (bytes: number) => void; url: string }>(),
    most: 0,
    sends: [] as string[],
    discarded: [] as [songId: string, onlySilent: boolean][],
    timers: [] as { ms: number; task: () => void }[],
    arrived: vi.fn(),
    begin: undefined as ReturnType<typeof failed> | undefined,
  };
  const queue = createUploads({
    async begin({ title, songId }) {
      world.begun.push(title);
      const made = songId ?? `song of ${title}`;
      return world.begin ?? { ok: true, value: { songId: made, url: `/${made}` } };
    },
    send: (url, file, onSent, signal) =>
      new Promise((resolve) => {
        const answer = (sent: Sent) => {
          world.under.delete(file.name);
          resolve(sent);
        };
        world.sends.push(file.name);
        world.under.set(file.name, { answer, onSent, url });
        world.most = Math.max(world.most, world.under.size);
        signal.addEventListener('abort', () => answer(refused({ kind: 'unanswered' })));
      }),
    discard: (...asked) => world.discarded.push(asked),
    arrived: world.arrived,
    isOnline: () => world.online,
    after: (ms, task) => world.timers.push({ ms, task }),
  });
  const add = (...names: string[]) =>
    queue.add(names.map((title) => ({ title, artist: 'Nobody', file: new File(['12345'], title) })));
  const get = (title: string) => {
    const found = queue.get().find(({ file }) => file.name === title);
    if (!found) throw new Error(`${title} is not on the list.`);
    return found;
  };
  const stateOf = (title: string) => get(title).state;
  const sending = (...names: string[]) => expect.poll(() => [...world.under.keys()]).toEqual(names);
  const answer = async (name: string, sent: Sent) => {
    world.under.get(name)?.answer(sent);
    await expect.poll(() => stateOf(name)).not.toBe('sending');
  };
  return { world, queue, add, get, stateOf, sending, answer };
}

test('sends two files at once, the next as one is done, and makes a song just before its file is sent', async () => {
  const { world, add, get, sending, answer } = setUp();
  add('a', 'b', 'c', 'd');
  await sending('a', 'b');
  expect(world.begun).toEqual(['a', 'b']);
  await answer('a', SONG);
  await sending('b', 'c');
  expect(get('a')).toMatchObject({ state: 'done', title: 'As the file says', songId: 'song of a', sent: 5 });
  await answer('b', SONG);
  await answer('c', SONG);
  await answer('d', SONG);
  expect([world.most, world.arrived.mock.calls.length]).toEqual([2, 4]);
  expect(world.arrived).toHaveBeenCalledWith('song of a', SONG.song);
});

test('tells how much is sent of each and of all, and when a file is all there', async () => {
  const { world, queue, add, get, sending, answer } = setUp();
  add('a', 'b');
  await sending('a', 'b');
  world.under.get('a')?.onSent(3);
  expect([get('a').state, get('a').sent]).toEqual(['sending', 3]);
  world.under.get('b')?.onSent(5);
  expect(get('b').state).toBe('checking');
  expect(totalsOf(queue.get())).toMatchObject({ bytes: 10, sent: 8, files: 2, done: 0, active: 2 });
  await answer('b', refused({ kind: 'unsupported-media-type' }));
  expect(totalsOf(queue.get())).toMatchObject({ bytes: 5, sent: 3, refused: 1, active: 1 });
});

test('pauses a file, lets another one go before it, and begins it anew with the song that it has', async () => {
  const { world, queue, add, get, stateOf, sending, answer } = setUp();
  add('a', 'b', 'c');
  await sending('a', 'b');
  world.under.get('a')?.onSent(3);
  const late = world.under.get('a')?.onSent;
  queue.pause(get('a').id);
  late?.(4);
  await sending('b', 'c');
  expect([stateOf('a'), get('a').sent, get('a').songId]).toEqual(['paused', 0, 'song of a']);
  await answer('b', SONG);
  expect(stateOf('a')).toBe('paused');
  queue.resume(get('a').id);
  await sending('c', 'a');
  expect(world.under.get('a')?.url).toBe('/song of a');
  await answer('a', SONG);
  expect([stateOf('a'), world.discarded]).toEqual(['done', []]);
});

test('begins a file that is resumed at once only when what was broken off has ended', async () => {
  const { world, queue, add, get, stateOf, sending, answer } = setUp();
  add('a');
  await sending('a');
  queue.pause(get('a').id);
  queue.resume(get('a').id);
  expect(world.begun).toHaveLength(1);
  await sending('a');
  queue.pause(get('a').id);
  await sending();
  queue.resume(get('a').id);
  await sending('a');
  await answer('a', SONG);
  expect([stateOf('a'), world.begun.length]).toEqual(['done', 3]);
});

test('pauses, resumes and cancels all; what is done or refused stays', async () => {
  const { world, queue, add, stateOf, sending, answer } = setUp();
  add('a', 'b', 'c', 'd');
  await sending('a', 'b');
  await answer('a', SONG);
  await answer('b', refused({ kind: 'undecodable-audio' }));
  await sending('c', 'd');
  queue.pauseAll();
  await sending();
  expect(['a', 'b', 'c', 'd'].map(stateOf)).toEqual(['done', 'refused', 'paused', 'paused']);
  queue.resumeAll();
  await sending('c', 'd');
  world.discarded = [];
  queue.cancelAll();
  expect(queue.get().map(({ file }) => file.name)).toEqual(['a', 'b']);
  expect(world.discarded).toEqual([
    ['song of c', false],
    ['song of d', false],
  ]);
});

test('takes back the song of a file that is cancelled or refused, and never an older one', async () => {
  const { world, queue, add, get, sending, answer } = setUp();
  add('a', 'b');
  const older = { title: 'old', artist: 'Nobody', file: new File(['12345'], 'c'), into: 'older' };
  queue.add([older]);
  await sending('a', 'b');
  queue.remove(get('a').id);
  await answer('b', refused({ kind: 'duplicate-audio', songname: 'Twin' }));
  expect(world.discarded).toEqual([
    ['song of a', false],
    ['song of b', false],
  ]);
  expect(get('b')).toMatchObject({ songId: undefined, refusal: { songname: 'Twin' } });
  await sending('c');
  await answer('c', refused({ kind: 'undecodable-audio' }));
  queue.remove(get('c').id);
  expect(world.discarded).toHaveLength(2);
});

test('takes back the song of a file that is cancelled while the song is being made', async () => {
  const { world, queue, add, get } = setUp();
  add('a');
  queue.remove(get('a').id);
  await expect.poll(() => world.discarded).toEqual([['song of a', false]]);
  expect(world.sends).toEqual([]);
});

test('keeps what is done when it is taken off the list', async () => {
  const { world, queue, add, get, sending, answer } = setUp();
  add('a');
  await sending('a');
  await answer('a', SONG);
  queue.remove(get('a').id);
  expect([queue.get(), world.discarded]).toEqual([[], []]);
});

test('keeps the title of an older song that gets a file', async () => {
  const { queue, get, sending, answer } = setUp();
  queue.add([{ title: 'Mine', artist: 'Nobody', file: new File(['12345'], 'a'), into: 'older' }]);
  await sending('a');
  await answer('a', SONG);
  expect(get('a')).toMatchObject({ state: 'done', title: 'Mine', songId: 'older' });
});

test('waits as long as the API says, then tries by itself, and in the end leaves it to the person', async () => {
  const { world, queue, add, get, stateOf, sending, answer } = setUp();
  add('a');
  for (let tried = 1; tried < 5; tried++) {
    await sending('a');
    await answer('a', refused({ kind: 'storage-unavailable', retryAfterMs: 7_000 }));
    expect(stateOf('a')).toBe('later');
    world.timers.at(-1)?.task();
  }
  await sending('a');
  await answer('a', refused({ kind: 'storage-unavailable' }));
  expect([stateOf('a'), world.timers.map(({ ms }) => ms)]).toEqual(['refused', [7_000, 7_000, 7_000, 7_000]]);
  expect(world.discarded).toEqual([]);
  queue.resume(get('a').id);
  await sending('a');
  expect(world.under.get('a')?.url).toBe('/song of a');
  await answer('a', refused({ kind: 'storage-unavailable' }));
  expect(stateOf('a')).toBe('later');
});

test('waits longer each time where nobody says how long, and does not begin what was paused meanwhile', async () => {
  const { world, queue, add, get, stateOf, sending, answer } = setUp();
  add('a');
  for (let tried = 0; tried < 3; tried++) {
    await sending('a');
    await answer('a', refused({ kind: 'unanswered' }));
    if (tried < 2) world.timers.at(-1)?.task();
  }
  expect(world.timers.map(({ ms }) => ms)).toEqual([2_000, 4_000, 8_000]);
  queue.pause(get('a').id);
  world.timers.at(-1)?.task();
  expect([stateOf('a'), world.sends.length]).toEqual(['paused', 3]);
});

test('waits for its turn as often as the limit of requests is met', async () => {
  const { world, add, stateOf } = setUp();
  world.begin = failed('too-many-requests');
  add('a');
  for (let met = 1; met < 10; met++) {
    await expect.poll(() => [world.timers.length, stateOf('a')]).toEqual([met, 'later']);
    world.timers.at(-1)?.task();
  }
  expect(new Set(world.timers.map(({ ms }) => ms))).toEqual(new Set([10_000]));
});

test('waits for the network when it is gone, and goes on as it is back', async () => {
  const { world, queue, add, get, stateOf, sending, answer } = setUp();
  add('a');
  await sending('a');
  world.online = false;
  await answer('a', refused({ kind: 'unanswered' }));
  expect([stateOf('a'), get('a').refusal, world.timers]).toEqual(['later', { kind: 'offline' }, []]);
  world.online = true;
  queue.online();
  await sending('a');
  await answer('a', SONG);
  expect(stateOf('a')).toBe('done');
});

test('does not try again by itself what would be refused again', async () => {
  const { world, add, stateOf, sending, answer } = setUp();
  add('a');
  await sending('a');
  await answer('a', refused({ kind: 'content-too-large', limit: 1 }));
  expect([stateOf('a'), world.timers]).toEqual(['refused', []]);
});

test('makes no song for a file that is larger than any may be', async () => {
  const { world, queue, get, stateOf } = setUp();
  const file = Object.defineProperty(new File([], 'a'), 'size', { value: MAX_AUDIO_BYTES + 1 });
  queue.add([{ title: 'a', artist: 'Nobody', file }]);
  await expect.poll(() => stateOf('a')).toBe('refused');
  expect(get('a').refusal).toEqual({ kind: 'content-too-large', limit: MAX_AUDIO_BYTES });
  expect([world.begun, world.sends]).toEqual([[], []]);
});

test('tells of less than a hundredth of a file nothing, but of its end', async () => {
  const { world, queue, get, sending } = setUp();
  const file = new File(['x'.repeat(1_000)], 'a');
  queue.add([{ title: 'a', artist: 'Nobody', file }]);
  await sending('a');
  const told = vi.fn();
  queue.subscribe(told);
  for (const sent of [9, 10, 19, 20, 999, 1_000]) world.under.get('a')?.onSent(sent);
  expect([told.mock.calls.length, get('a').state]).toEqual([4, 'checking']);
});

test('sends nothing where no song can be made, and deletes nothing for who is not signed in', async () => {
  const { world, queue, add, get, stateOf, sending, answer } = setUp();
  world.begin = failed('plan-limit');
  add('a');
  await expect.poll(() => stateOf('a')).toBe('refused');
  expect([get('a').refusal, world.sends, world.discarded]).toEqual([{ kind: 'plan-limit' }, [], []]);
  world.begin = undefined;
  queue.resume(get('a').id);
  await sending('a');
  await answer('a', refused({ kind: 'unauthorized' }));
  expect([world.discarded, get('a').songId]).toEqual([[], 'song of a']);
});

test('takes back, as the page is left, the songs whose files are not all there, and no others', async () => {
  const { world, queue, add, get, sending, answer } = setUp();
  add('a', 'b', 'c');
  await sending('a', 'b');
  await answer('a', SONG);
  await sending('b', 'c');
  world.under.get('b')?.onSent(5);
  queue.leave();
  expect(world.discarded).toEqual([['song of c', true]]);
  queue.pause(get('c').id);
  queue.leave();
  expect(world.discarded).toHaveLength(2);
});
