import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { notFound } from '../errors.ts';
import { HttpProblem } from './problems.ts';

/** In a Range header, how many of the last bytes are asked for. */
const LAST_BYTES = /(?<=[=,]\s*)-(\d+)/g;

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
export async function sendFile(response: Response, file: FileToSend): Promise<void> {
  await correctRange(response.req, join(file.root, file.name));
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

/**
 * Asks for a range in a way that `send` understands as RFC 9110 means it. HEAD has none (14.2). A tag that is weak never
 * matches in If-Range (13.1.5), so all is sent; the last bytes of more than there are, are all of them (14.1.2).
 */
async function correctRange({ method, headers }: Request, path: string): Promise<void> {
  if (method === 'HEAD' || headers['if-range']?.includes('W/')) delete headers.range;
  if (!headers.range || headers.range.search(LAST_BYTES) < 0) return;
  const size = await stat(path).then(
    ({ size }) => size,
    () => Number.POSITIVE_INFINITY,
  );
  headers.range = headers.range.replace(LAST_BYTES, (_, last) => `-${Math.min(Number(last), size)}`);
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
