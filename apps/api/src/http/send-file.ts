import type { Response } from 'express';
import { notFound } from '../errors.ts';
import { HttpProblem } from './problems.ts';

export interface FileToSend {
  /** Folder that holds the file, as an absolute path. */
  root: string;
  /** Name of the file in it, of our own making. */
  name: string;
  /** Media type. */
  type: string;
}

/**
 * Streams a file with `ETag`, `Last-Modified` and byte ranges (RFC 9110, 13 and 14): 200, 206 or 304.
 * Throws `not-found` when the file is missing, `range-not-satisfiable` with the file's length, and `version-mismatch`
 * when it is not the one that `If-Match` or `If-Unmodified-Since` asks for (RFC 9110, 13.1).
 */
export function sendFile(response: Response, file: FileToSend): Promise<void> {
  response.setHeader('Content-Type', file.type);
  const options = { root: file.root, etag: true, cacheControl: false, dotfiles: 'deny' as const };
  return new Promise((resolve, reject) => {
    response.sendFile(file.name, options, (error?: Error) => {
      if (!error || hasLeft(error)) return resolve();
      response.removeHeader('Content-Disposition');
      reject(asProblem(error));
    });
  });
}

/** The listener skipped to the next song, or the connection broke: nobody is there to be told. */
function hasLeft(error: Error): boolean {
  const { code } = error as { code?: string };
  return code === 'ECONNABORTED' || code === 'ECONNRESET' || code === 'EPIPE';
}

function asProblem(error: unknown): unknown {
  const { status, headers } = error as { status?: number; headers?: Record<string, string> };
  if (status === 404) return notFound('audio');
  if (status === 412) return new HttpProblem('version-mismatch', 'The file is not the one that you ask for.');
  if (status !== 416) return error;
  const length = headers?.['Content-Range'] ?? '';
  return new HttpProblem('range-not-satisfiable', 'Ask for bytes that the file has.', {
    'Content-Range': length,
  });
}
