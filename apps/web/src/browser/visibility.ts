/** Whether somebody can see this page; a covered window counts as hidden in most browsers. */
export const isVisible = () => document.visibilityState === 'visible';

/** Calls `look` whenever the page comes into view or leaves it; returns how to stop. */
export function onVisibility(look: () => void): () => void {
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}
