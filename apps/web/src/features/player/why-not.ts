import { isOnline } from '#lib/browser/window.ts';

/**
 * Why a song's audio did not arrive. `gone`: it was deleted, or is private now; `failed`: it may arrive another time,
 * or it cannot be played.
 */
export type WhyNot = 'gone' | 'signed-out' | 'offline' | 'failed';

const TIMEOUT_MS = 10_000;
const REASONS: Record<number, WhyNot> = { 401: 'signed-out', 403: 'gone', 404: 'gone', 410: 'gone' };

/** Asks for a song's audio once more, and only whether it is there: an audio element keeps to itself what it was told. */
export async function whyNot(songId: string): Promise<WhyNot> {
  if (!isOnline()) return 'offline';
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { status } = await fetch(audioOf(songId), { method: 'HEAD', cache: 'no-store', signal });
    return REASONS[status] ?? 'failed';
  } catch {
    return isOnline() ? 'failed' : 'offline';
  }
}

/** The address of a song's audio. */
export const audioOf = (songId: string) => `/audio/${songId}`;
