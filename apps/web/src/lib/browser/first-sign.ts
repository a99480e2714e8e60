/** What shows that somebody is there, who may open something next. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin'];

/** Calls `react` once when somebody shows that they are there; returns how to stop waiting. */
export function onFirstSign(react: () => void): () => void {
  const over = new AbortController();
  const first = () => {
    over.abort();
    react();
  };
  for (const sign of SIGNS) addEventListener(sign, first, { passive: true, signal: over.signal });
  return () => over.abort();
}
