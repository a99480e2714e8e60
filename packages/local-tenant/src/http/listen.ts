import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

// Connections that have asked nothing yet. Node.js does not count them as idle, and would wait a minute for each.
const silent = new WeakMap<Server, Set<Socket>>();

/** Starts listening and returns the port. Throws an error that names `variable` when the port is taken. */
export async function listen(server: Server, port: number, host: string, variable: string): Promise<number> {
  noteSilent(server);
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    const message = `Port ${port} is taken. Stop what listens there, or set ${variable} to another port.`;
    throw new Error(message, { cause: error });
  }
}

/** Stops listening; resolves when the last request has been answered. */
export async function stopListening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    // A request under way leaves its connection idle, which its client may keep for longer than anybody waits.
    server.on('answered', () => server.closeIdleConnections());
    server.closeIdleConnections();
    for (const socket of silent.get(server) ?? []) socket.destroy();
  });
}

function noteSilent(server: Server): void {
  const sockets = new Set<Socket>();
  silent.set(server, sockets);
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    sockets.delete(socket);
    response.once('close', () => setImmediate(() => server.emit('answered')));
  });
}
