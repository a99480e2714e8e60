import { localStorage } from '#lib/browser/storage.ts';

const KEY = 'setlist.volume';

/** How loud it is where nobody has said so, from 0 to 1. */
export const DEFAULT_VOLUME = 0.8;

/** How loud this browser was told to be, from 0 to 1. */
export function keptVolume(): number {
  const kept = Number.parseFloat(localStorage.get(KEY) ?? '');
  return kept >= 0 && kept <= 1 ? kept : DEFAULT_VOLUME;
}

/** Sets how loud it is, from 0 to 1, and lets it be heard; this browser remembers it. */
export function setVolume(element: HTMLAudioElement, volume: number) {
  const next = Math.max(0, Math.min(volume, 1));
  Object.assign(element, { volume: next, muted: false });
  localStorage.set(KEY, String(next));
}
