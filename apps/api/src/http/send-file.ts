import type { Request, Response } from 'express';
import type { StoredObject } from '../storage/storage.ts';
import { HttpProblem } from './problems.ts';

/** In a Range header, how many of the last bytes are asked for. */
const LAST_BYTES = /(?<=[=,]\s*)-(\d+)/g;

export interface FileToSend {
  object: StoredObject;
  /** Media type. */
  type: string;
  /** What names its content, such as a hash; where it is null the tag is a weak one, of size and time. */
  hash: string | null;
}

/**
 * Streams a file with `ETag`, `Last-Modified` and byte ranges (RFC 9110, 13 and 14): 200, 206 or 304; of several parts
 * that do not join, the whole. Throws `range-not-satisfiable` with the file's length, and `version-mismatch` when it is
 * not the one that `If-Match` or `If-Unmodified-Since` asks for (RFC 9110, 13.1).
 */
export async function sendFile(response: Response, { object, type, hash }: FileToSend): Promise<void> {
  const request = response.req;
  const { bytes, putAt } = object;
  const tag = hash === null ? `W/"${bytes.toString(16)}-${putAt.getTime().toString(16)}"` : `"${hash}"`;
  const modified = putAt.toUTCString();
  if (isAnother(request, tag, modified)) {
    throw new HttpProblem('version-mismatch', 'The file is not the one that you ask for.');
  }
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', tag);
  response.setHeader('Last-Modified', modified);
  if (request.fresh) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const range = asksForPart(request, tag, modified) ? rangeOf(request, bytes) : undefined;
  if (range) {
    response.statusCode = 206;
    response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`);
  }
  response.setHeader('Content-Length', range ? range.end - range.start + 1 : bytes);
  if (request.method === 'HEAD') {
    response.setHeader('Content-Type', type);
    response.end();
    return;
  }
  const content = await object.read(range);
  response.setHeader('Content-Type', type);
  return new Promise((resolve, reject) => {
    // Sent to its end, or the listener has left and nobody is there to be told.
    response.once('close', () => {
      content.destroy();
      resolve();
    });
    content.once('error', reject).pipe(response);
  });
}

/** Whether the client asks for another file than this one. A weak tag never matches in If-Match (RFC 9110, 13.1.1). */
function isAnother({ headers }: Request, tag: string, modified: string): boolean {
  const match = headers['if-match'];
  if (match !== undefined) {
    return match !== '*' && !match.split(',').some((each) => each.trim() === tag && !tag.startsWith('W/'));
  }
  const since = Date.parse(headers['if-unmodified-since'] ?? '');
  return Date.parse(modified) > since;
}

/** Whether a part is asked for, and of this file. HEAD has none (14.2); a weak tag is never enough (13.1.5). */
function asksForPart(request: Request, tag: string, modified: string): boolean {
  if (request.method === 'HEAD' || !request.headers.range?.startsWith('bytes=')) return false;
  const of = request.get('if-range');
  if (of === undefined) return true;
  if (of.includes('"')) return of === tag && !tag.startsWith('W/');
  return Date.parse(modified) <= Date.parse(of);
}

/** The part that is asked for; undefined for several, or for none that can be understood (14.2). */
function rangeOf(request: Request, bytes: number): { start: number; end: number } | undefined {
  // The last bytes of more than there are, are all of them (14.1.2).
  request.headers.range = request.headers.range?.replace(
    LAST_BYTES,
    (_, last) => `-${Math.min(Number(last), bytes)}`,
  );
  const ranges = request.range(bytes, { combine: true });
  if (ranges === -1) {
    throw new HttpProblem('range-not-satisfiable', 'Ask for bytes that the file has.', {
      'Content-Range': `bytes */${bytes}`,
    });
  }
  return Array.isArray(ranges) && ranges.length === 1 ? ranges[0] : undefined;
}
