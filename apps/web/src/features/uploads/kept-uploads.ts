import type { PersonalStorage } from '#lib/browser/personal-storage.ts';
import type { Upload } from './create-uploads.ts';

/** The uploads of pages that were left, by their titles: those that are all there, and those whose files are not. */
export interface LeftUploads {
  done: string[];
  lost: string[];
}

const DONE: Upload['state'][] = ['done', 'checking'];
const LOST: Upload['state'][] = ['queued', 'sending', 'later', 'paused'];

/** Keeps what becomes of these uploads as their page is left, after what was kept before. What was refused was told. */
export function keepUploads(storage: PersonalStorage, uploads: readonly Upload[], before?: LeftUploads) {
  const titles = (states: Upload['state'][]) =>
    uploads.filter(({ state }) => states.includes(state)).map(({ title }) => title);
  const done = [...(before?.done ?? []), ...titles(DONE)];
  const lost = [...(before?.lost ?? []), ...titles(LOST)];
  storage.set('uploads', done.length + lost.length > 0 ? { done, lost } : null);
}

/** What was kept; undefined where that is nothing, or nothing that can be read any more. */
export function readUploads(storage: PersonalStorage): LeftUploads | undefined {
  const { done, lost } = (storage.get('uploads') ?? {}) as Record<string, unknown>;
  return areTitles(done) && areTitles(lost) ? { done, lost } : undefined;
}

/** Keeps them no longer. */
export const forgetUploads = (storage: PersonalStorage) => storage.set('uploads', null);

const areTitles = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((title) => typeof title === 'string');
