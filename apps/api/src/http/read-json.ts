import type { IncomingMessage } from 'node:http';
import { DomainError } from '../errors.ts';

/** Largest body read, in bytes. */
export const BODY_LIMIT = 100 * 1024;

// No type at all is taken as JSON, which is the only one here (RFC 9110, 8.3, leaves it to the recipient).
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Reads the body of a request as JSON in UTF-8; undefined when it has none. Throws `unsupported-media-type`,
 * `content-too-large`, or `malformed-request` for what is no JSON or ends early.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const { headers } = request;
  refusePacked(request);
  if (headers['content-type'] !== undefined && !JSON_TYPE.test(headers['content-type'])) {
    throw new DomainError('unsupported-media-type', {
      detail: 'Send the body as application/json, in UTF-8.',
    });
  }
  if (Number(headers['content-length']) > BODY_LIMIT) throw tooLarge();
  const text = await readText(request);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('malformed-request', { detail: 'The body is not valid JSON.' });
  }
}

/** Throws `unsupported-media-type` for a body with a Content-Encoding. */
export function refusePacked({ headers }: IncomingMessage): void {
  if (headers['content-encoding'] === undefined || headers['content-encoding'] === 'identity') return;
  throw new DomainError('unsupported-media-type', { detail: 'Send the body without Content-Encoding.' });
}

function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    // The client went away, in the midst of it or even before.
    const endedEarly = () => {
      reject(new DomainError('malformed-request', { detail: 'The body ended early.' }));
    };
    if (request.destroyed) return endedEarly();
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= BODY_LIMIT) return;
      request.removeAllListeners('data').pause();
      reject(tooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', endedEarly);
  });
}

function tooLarge(): DomainError {
  return new DomainError('content-too-large', {
    detail: `The body may have at most ${BODY_LIMIT / 1024} kB.`,
  });
}
