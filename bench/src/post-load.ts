import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const CONNECTIONS = 32;
const HEAD_END = '\r\n\r\n';
const LENGTH = 'Content-Length: ';

/** A source of load: sends prepared requests, each once, over connections that stay open. */
export interface PostLoad {
  /** Sends what `next` gives for so long, and returns how many answers came. Throws when one has another status. */
  run(next: () => Buffer, milliseconds: number, status: number): Promise<number>;
  close(): void;
}

/**
 * Opens 32 connections to a server. They write and read plain bytes and nothing is made anew for each request, since on
 * two cores every microsecond of the generator is taken from what it measures.
 */
export async function openPostLoad(url: string): Promise<PostLoad> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: CONNECTIONS }, () => connect(Number(port), hostname).setNoDelay(true));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  return {
    async run(next, milliseconds, status) {
      const until = performance.now() + milliseconds;
      const counts = sockets.map((socket) => exchange(socket, next, until, `HTTP/1.1 ${status}`));
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Sends one request after the other, each when the one before is answered, and counts the answers. */
function exchange(socket: Socket, next: () => Buffer, until: number, expected: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let answers = 0;
    let text = '';
    const end = (error?: Error) => {
      socket.off('data', read).off('error', end).off('close', closed);
      if (error) reject(error);
      else resolve(answers);
    };
    const send = () => {
      try {
        socket.write(next());
      } catch (error) {
        end(error as Error);
      }
    };
    const read = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const body = text.indexOf(HEAD_END) + HEAD_END.length;
      if (body < HEAD_END.length) return;
      const length = text.indexOf(LENGTH) + LENGTH.length;
      if (text.length < body + Number.parseInt(text.slice(length, length + 8), 10)) return;
      if (!text.startsWith(expected)) return end(new Error(`A play was answered: ${text}`));
      text = '';
      answers += 1;
      if (performance.now() < until) send();
      else end();
    };
    const closed = () => end(new Error('The server closed a connection.'));
    socket.on('data', read).once('error', end).once('close', closed);
    if (socket.destroyed) return closed();
    send();
  });
}

/** A POST of JSON as the bytes that go over the line. */
export function postBytes(path: string, token: string, json: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
  );
}
