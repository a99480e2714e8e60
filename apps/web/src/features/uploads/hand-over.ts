import type { Dropped } from '#lib/browser/files.ts';

/** Files that a person gave the page; `into`: as the audio of this song, which is there already. */
interface Handed {
  given: readonly Dropped[];
  into?: { songId: string; songname: string; artist: string };
}

// What is given before the code that sends it has come waits here.
let handed: Handed[] = [];
const listeners = new Set<() => void>();

/** Gives files to whoever uploads them. */
export function handOver(next: Handed): void {
  if (next.given.length === 0) return;
  handed = [...handed, next];
  for (const tell of listeners) tell();
}

/** Takes all that was handed over. */
export function takeOver(): readonly Handed[] {
  const all = handed;
  handed = [];
  return all;
}

/** Calls `tell` when files are handed over, until the function that it returns is called. */
export function onHandOver(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** Whether a drag brings files from outside, which nobody else takes: a picture of the page is dragged with its address. */
export function bringsFiles({ dataTransfer, defaultPrevented }: DragEvent): boolean {
  const types = dataTransfer?.types ?? [];
  return !defaultPrevented && types.includes('Files') && !types.includes('text/uri-list');
}
