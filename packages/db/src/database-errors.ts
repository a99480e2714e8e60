interface Failure {
  /** SQLSTATE, a code of Node.js (`ECONNREFUSED`) or one of Prisma's (`P2025`). */
  code?: string;
  message?: string;
  /** What Postgres names in a broken constraint. */
  constraint?: string;
  meta?: { driverAdapterError?: { cause?: AdapterFailure } };
}

/** What Prisma's adapter made of an error of `pg`. */
interface AdapterFailure {
  kind?: string;
  originalCode?: string;
  constraint?: { index?: string };
}

/** The name of the constraint that a failed statement broke, if that is why it failed; of `pg` or of Prisma. */
export function brokenConstraint(error: unknown): string | undefined {
  const { code, constraint } = asFailure(error);
  const { originalCode = code, constraint: broken } = adapterFailure(error);
  return originalCode?.startsWith('23') ? (broken?.index ?? constraint) : undefined;
}

/** Whether Prisma found no row where it had to change one. */
export function isMissingRow(error: unknown): boolean {
  return asFailure(error).code === 'P2025';
}

// Connection lost or refused, by SQLSTATE (08, 53300, 55000, 57P0), cancelled for taking too long (57014), or refused
// by Node.js.
const AWAY = /^(08...|53300|55000|57014|57P0[123]|ECONN\w+|ENOTFOUND|ETIMEDOUT|EPIPE)$/;
// No server, no answer in time, connection closed, no free connection, and a transaction that could not begin or go on.
const PRISMA_AWAY = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037']);
const ADAPTER_AWAY = new Set([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
]);
const MESSAGES =
  /^(timeout exceeded when trying to connect$|Connection terminated|Client has encountered a connection error)/;

/** Whether a statement failed because the database could not be had or did not answer in time: later it may. */
export function isDatabaseAway(error: unknown): boolean {
  const { code = '', message = '' } = asFailure(error);
  const { kind = '', originalCode = '' } = adapterFailure(error);
  return (
    AWAY.test(code) ||
    AWAY.test(originalCode) ||
    PRISMA_AWAY.has(code) ||
    ADAPTER_AWAY.has(kind) ||
    MESSAGES.test(message)
  );
}

function asFailure(error: unknown): Failure {
  return typeof error === 'object' && error !== null ? error : {};
}

function adapterFailure(error: unknown): AdapterFailure {
  return asFailure(error).meta?.driverAdapterError?.cause ?? {};
}
