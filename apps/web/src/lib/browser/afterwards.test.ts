import { afterEach, expect, test, vi } from 'vitest';
import { afterFrame, afterwards } from './afterwards.ts';

afterEach(() => vi.unstubAllGlobals());

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

test('begins in a task of its own, and ends what it began', async () => {
  const told: string[] = [];
  const end = afterwards(() => {
    told.push('began');
    return () => void told.push('ended');
  });
  expect(told).toEqual([]);
  await nextTask();
  expect(told).toEqual(['began']);
  end();
  expect(told).toEqual(['began', 'ended']);
});

test('does not begin what was called off', async () => {
  const told: string[] = [];
  afterwards(() => void told.push('began'))();
  await nextTask();
  expect(told).toEqual([]);
});

/** Stands in for a browser's frames, which Node has none of; what it returns draws the next one. */
function frames({ hidden }: { hidden: boolean }) {
  const asked = new Map<number, () => void>();
  vi.stubGlobal('document', { hidden });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => asked.set(asked.size + 1, draw).size);
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => asked.delete(frame));
  return () => {
    for (const draw of asked.values()) draw();
  };
}

test('comes after a frame, and not with it', async () => {
  const draw = frames({ hidden: false });
  const told: string[] = [];
  afterFrame(() => void told.push('done'));
  await nextTask();
  draw();
  expect(told).toEqual([]);
  await nextTask();
  expect(told).toEqual(['done']);
});

test('does not come once it was called off, before its frame or after it', async () => {
  const draw = frames({ hidden: false });
  const told: string[] = [];
  afterFrame(() => void told.push('before'))();
  const callOff = afterFrame(() => void told.push('after'));
  draw();
  callOff();
  await nextTask();
  expect(told).toEqual([]);
});

test('comes at once on a page that nobody sees', () => {
  frames({ hidden: true });
  const told: string[] = [];
  afterFrame(() => void told.push('done'));
  expect(told).toEqual(['done']);
});
