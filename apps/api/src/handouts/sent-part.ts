import type { Response } from 'express';

/** Bytes of a file, from the first to the one after the last. */
export interface Part {
  from: number;
  to: number;
}

/** More than the head of an answer takes, which the connection counts too. */
const HEAD_BYTES = 2_048;

/**
 * Begins to watch what an answer sends of a file; to be called before anything is sent. The returned function tells
 * the part that has gone out so far: exactly when the answer has ended, and rather too little before. undefined while
 * nothing has, and for an answer that sends nothing of the file, such as 304 or 416.
 */
export function watchSentPart(response: Response): () => Part | undefined {
  const { socket } = response;
  const before = socket?.bytesWritten ?? 0;
  return () => {
    if (!response.headersSent || (response.statusCode !== 200 && response.statusCode !== 206))
      return undefined;
    const length = Number(response.getHeader('Content-Length'));
    const out = (socket?.bytesWritten ?? 0) - before - HEAD_BYTES;
    const sent = response.writableFinished ? length : Math.min(out, length);
    if (!(sent > 0)) return undefined;
    const from = Number(/^bytes (\d+)-/.exec(`${response.getHeader('Content-Range')}`)?.[1] ?? 0);
    return { from, to: from + sent };
  };
}
