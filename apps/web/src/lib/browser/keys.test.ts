import { afterEach, expect, test, vi } from 'vitest';
import { nameOf } from './keys.ts';

type Pressed = Partial<KeyboardEvent> & { altGraph?: boolean };

function name({ altGraph = false, ...pressed }: Pressed): string | undefined {
  const none = { code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  const getModifierState = (modifier: string) => altGraph && modifier === 'AltGraph';
  return nameOf({ ...none, ...pressed, getModifierState } as KeyboardEvent);
}

afterEach(() => void vi.unstubAllGlobals());

test('names a letter by what it writes, whatever Caps Lock does to it', () => {
  expect(name({ key: 'k' })).toBe('k');
  expect(name({ key: 'K' })).toBe('k');
  expect(name({ key: 'N', shiftKey: true })).toBe('shift+n');
  expect(name({ key: ' ' })).toBe('space');
  expect(name({ key: 'ArrowLeft', shiftKey: true })).toBe('shift+arrowleft');
});

test('names a sign alike on every keyboard', () => {
  expect(name({ key: '/' })).toBe('/');
  expect(name({ key: '/', code: 'Digit7', shiftKey: true })).toBe('/');
  expect(name({ key: '?', shiftKey: true })).toBe('?');
  // Written with AltGr, which Windows tells as Ctrl and Alt.
  expect(name({ key: '/', ctrlKey: true, altKey: true, altGraph: true })).toBe('/');
});

test('finds the letters of a Latin keyboard where another one stands', () => {
  expect(name({ key: 'л', code: 'KeyK' })).toBe('k');
  expect(name({ key: 'Л', code: 'KeyK', shiftKey: true })).toBe('shift+k');
  // Another Latin keyboard writes where it writes.
  expect(name({ key: 'z', code: 'KeyY' })).toBe('z');
});

test('leaves the browser its own', () => {
  expect(name({ key: 'k', altKey: true })).toBeUndefined();
  expect(name({ key: 'k', metaKey: true })).toBeUndefined();
  expect(name({ key: 'k', ctrlKey: true })).toBe('primary+k');
  expect(name({ key: 'K', ctrlKey: true, shiftKey: true })).toBe('primary+shift+k');
});

test('takes Cmd for Ctrl on a Mac', () => {
  vi.stubGlobal('navigator', { platform: 'MacIntel' });
  expect(name({ key: 'k', metaKey: true })).toBe('primary+k');
  expect(name({ key: 'k', ctrlKey: true })).toBeUndefined();
});
