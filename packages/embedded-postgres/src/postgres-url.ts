/** Name of the embedded server's superuser and owner of its databases. */
export const SUPERUSER = 'setlist';

/** URL of a database on an embedded server; it listens on loopback only. */
export function postgresUrl(server: { port: number; password: string }, database: string): string {
  const password = encodeURIComponent(server.password);
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`;
}
