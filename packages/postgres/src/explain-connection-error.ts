const advice: Record<string, (where: string) => string> = {
  ECONNREFUSED: (where) => `No server answers at ${where}. Start it, or correct host and port in the URL.`,
  ENOTFOUND: (where) => `The host of ${where} has no address. Correct the host in the URL.`,
  ETIMEDOUT: (where) => `${where} did not answer in time. Check the host, the port and the firewall.`,
  '28P01': (where) => `${where} refused the user or the password. Correct them in the URL.`,
  '28000': (where) => `${where} does not let this user in. Check the user in the URL and pg_hba.conf.`,
  '3D000': (where) => `The database of ${where} does not exist, and it could not be created.`,
  '42501': (where) => `The user of ${where} may not create databases. Create the database by hand first.`,
  '53300': (where) => `${where} has no free connection left. Close other clients, or raise max_connections.`,
};

/**
 * Says in words why a Postgres connection failed and what to do; never shows the password.
 * `error` is what `pg` threw (a Node.js error code or an SQLSTATE in `code`).
 */
export function explainConnectionError(databaseUrl: string, error: unknown): string {
  const where = describeDatabaseUrl(databaseUrl);
  const { code, message } = rootError(error);
  const explained = code ? advice[code]?.(where) : undefined;
  return explained ?? `Cannot connect to ${where}: ${message || code || 'unknown error'}.`;
}

/** `postgres://host:port/database` of a URL, without user, password and parameters. */
function describeDatabaseUrl(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl))
    return 'an address that is not a URL (postgres://USER:PASSWORD@HOST:PORT/DB)';
  const { host, pathname } = new URL(databaseUrl);
  return `postgres://${host}${pathname}`;
}

// Node.js tries IPv6 and IPv4 in turn and wraps both failures in an AggregateError.
function rootError(error: unknown): { code?: string; message?: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return typeof first === 'object' && first !== null ? first : { message: String(first) };
}
