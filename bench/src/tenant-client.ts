import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { SignInTarget } from '@setlist/local-tenant/test/sign-in';

export interface Client {
  /** Exchanges a refresh token for new tokens and returns the new refresh token. Throws when it is refused. */
  refresh(token: string): Promise<string>;
  close(): void;
}

/** Makes a client of the token endpoint: one connection that stays open, one request at a time, little CPU time. */
export async function createClient({ issuer, clientId, clientSecret }: SignInTarget): Promise<Client> {
  const { host, port } = new URL(issuer);
  const socket = connect(Number(port), '127.0.0.1').setEncoding('latin1').setNoDelay();
  await once(socket, 'connect');
  const credentials = `grant_type=refresh_token&client_id=${clientId}&client_secret=${clientSecret}`;
  return {
    refresh(token) {
      const body = `${credentials}&refresh_token=${token}`;
      socket.write(
        `POST /oauth/token HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      return readRefreshToken(socket);
    },
    close: () => socket.destroy(),
  };
}

function readRefreshToken(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const settle = () => socket.off('data', read).off('close', lose);
    const lose = () => {
      settle();
      reject(new Error(`The tenant closed the connection after: ${answer}`));
    };
    const read = (text: string) => {
      answer += text;
      const headers = answer.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1]);
      if (headers < 0 || answer.length < headers + 4 + length) return;
      settle();
      const token = /"refresh_token":"([^"]+)"/.exec(answer)?.[1];
      if (token) resolve(token);
      else reject(new Error(`The tenant answered: ${answer}`));
    };
    socket.on('data', read).on('close', lose);
  });
}
