import { mediaMatches } from './window.ts';

/**
 * Hands the address of one of our pages on: by the sheet of a phone that has one, else by the clipboard. Tells which, or
 * `refused` with the address where the browser lets neither; `dropped` when the person closed the sheet.
 */
export async function shareLink(
  path: string,
  title: string,
): Promise<{ how: 'shared' | 'copied' | 'dropped' | 'refused'; address: string }> {
  const address = new URL(path, location.origin).href;
  if (mediaMatches('(pointer: coarse)') && typeof navigator.share === 'function') {
    try {
      await navigator.share({ title, url: address });
      return { how: 'shared', address };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return { how: 'dropped', address };
    }
  }
  try {
    await navigator.clipboard.writeText(address);
    return { how: 'copied', address };
  } catch {
    return { how: 'refused', address }; // Without a clipboard, as at an address without TLS, or forbidden.
  }
}
