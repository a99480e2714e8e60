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

/**
 * Does something once the browser has drawn its next frame, which is what answers a press: for what has it draw all of the
 * page anew. At once on a page that nobody sees, as nothing is drawn there. Returns how to call it off.
 */
export function afterFrame(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (document.hidden) {
    run();
    return () => undefined;
  }
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run, 0);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
