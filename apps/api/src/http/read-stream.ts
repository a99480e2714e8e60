import type { IncomingMessage } from 'node:http';
import { DomainError } from '../errors.ts';
import { refusePacked } from './read-json.ts';

/** A body that its verb reads as it comes. What the verb leaves unread, the answer's end throws away. */
export interface StreamedBody {
  /** How many bytes it has; undefined when that is told by its end alone. */
  bytes: number | undefined;
  /** Throws `malformed-request` when it ends early. */
  chunks: AsyncIterable<Buffer>;
}

/** The body of a request, of which nothing is read yet. Throws `unsupported-media-type` when it is packed. */
export function readStream(request: IncomingMessage): StreamedBody {
  refusePacked(request);
  const length = request.headers['content-length'];
  return { bytes: length === undefined ? undefined : Number(length), chunks: chunksOf(request) };
}

async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  const endedEarly = () => new DomainError('malformed-request', { detail: 'The body ended early.' });
  if (request.destroyed && !request.complete) throw endedEarly();
  try {
    // To leave off must not destroy the request: its answer would go as well.
    yield* request.iterator({ destroyOnReturn: false });
  } catch {
    throw endedEarly();
  }
}
