declare global {
  var setlistStopping: AbortController | undefined;
}

/**
 * Is aborted once the process was asked to end. It is kept on `globalThis`, since Next.js bundles this module once for
 * the start of the server and again for the routes.
 */
export function stopping(): AbortSignal {
  return controller().signal;
}

/** Lets everything that listens to `stopping()` end. */
export function beginStopping(): void {
  controller().abort();
}

function controller(): AbortController {
  globalThis.setlistStopping ??= new AbortController();
  return globalThis.setlistStopping;
}
