/** What a browser keeps by name for the next page: get, set and remove, none of which ever throws. */
export interface Storage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Kept for every tab of this browser (Web Storage: `localStorage`). */
export const localStorage = storageOf('localStorage');

/** Kept for this tab alone (Web Storage: `sessionStorage`). */
export const sessionStorage = storageOf('sessionStorage');

/**
 * A browser may forbid its storage, which then throws wherever it is touched, and it may be full, which throws where
 * something is set. What cannot be kept there is kept for as long as the document lives.
 */
function storageOf(name: 'localStorage' | 'sessionStorage'): Storage {
  // The server's modules serve everybody: there nothing is remembered.
  const document = typeof window === 'undefined' ? undefined : new Map<string, string | null>();
  return {
    get(key) {
      const kept = document?.get(key);
      return kept === undefined ? (attempt(() => window[name].getItem(key)) ?? null) : kept;
    },
    set(key, value) {
      document?.set(key, value);
      attempt(() => {
        window[name].setItem(key, value);
        document?.delete(key);
      });
    },
    remove(key) {
      document?.set(key, null);
      attempt(() => {
        window[name].removeItem(key);
        document?.delete(key);
      });
    },
  };
}

function attempt<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}
