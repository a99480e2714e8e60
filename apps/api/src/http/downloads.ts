import type { Response } from 'express';

/** The answers that send a file, for as long as they do. */
export interface Downloads {
  add(response: Response): void;
  /** Breaks all of them off: a player that has enough takes nothing, and would hold up the end of the process. */
  breakOff(): void;
}

/** Makes the list of this process. */
export function createDownloads(): Downloads {
  const running = new Set<Response>();
  return {
    add(response) {
      running.add(response);
      response.once('close', () => running.delete(response));
    },
    breakOff() {
      for (const response of running) response.destroy();
    },
  };
}
