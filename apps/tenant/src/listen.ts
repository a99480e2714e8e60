import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts listening and returns the port. Throws an error that names `variable` when the port is taken. */
export async function listen(server: Server, port: number, host: string, variable: string): Promise<number> {
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
    server.closeIdleConnections();
  });
}
