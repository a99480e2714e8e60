/**
 * Begins something by itself, after what the browser is at: what a page begins as it is taken over would else hold up the
 * person's first click as one. Returns how to end it, or call it off; for that `begin` may return how it ends.
 */
export function afterwards(begin: () => (() => void) | undefined): () => void {
  let end: (() => void) | undefined;
  const timer = setTimeout(() => {
    end = begin();
  }, 0);
  return () => {
    clearTimeout(timer);
    end?.();
  };
}
