'use client';

/**
 * Runs something once the browser has drawn its next frame, which is what answers a press: for what has it draw all of
 * the page anew. At once on a page that nobody sees, as nothing is drawn there.
 */
export function afterFrame(run: () => void): void {
  if (document.hidden) run();
  else requestAnimationFrame(() => setTimeout(run, 0));
}
