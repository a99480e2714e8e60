import { request } from 'node:http';

/** What came back. */
export interface Answer {
  status: number;
  type: string;
  text: string;
}

/** Sends a request below `fetch`, which would put right what is wrong on purpose. */
export function sendRaw(
  issuer: string,
  method: string,
  path: string,
  headers: object = {},
  body?: string | Buffer,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const { port } = new URL(issuer);
  const options = { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } };
  const sent = request(options, (response) => {
    let text = '';
    response.on('data', (chunk) => {
      text += chunk;
    });
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
    );
  });
  // A body over the limit is refused while it is still being sent.
  sent.on('error', (error: NodeJS.ErrnoException) =>
    error.code === 'EPIPE' || error.code === 'ECONNRESET'
      ? resolve({ status: 413, type: '', text: '' })
      : reject(error),
  );
  sent.end(body);
  return promise;
}
