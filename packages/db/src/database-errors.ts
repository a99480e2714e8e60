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

// A broken CHECK has no name that Prisma would hand on, and is a mistake of ours.
const KEYS = /^2350[35]$/;

/** The name of the foreign or unique key that a statement broke, if that is why it failed; of `pg` or of Prisma. */
export function brokenConstraint(error: unknown): string | undefined {
  const { code, constraint } = asFailure(error);
  const { originalCode = code, constraint: broken } = adapterFailure(error);
  return KEYS.test(originalCode ?? '') ? (broken?.index ?? constraint) : undefined;
}

/** Whether Prisma found no row where it had to change one. */
export function isMissingRow(error: unknown): boolean {
  return asFailure(error).code === 'P2025';
}

// By SQLSTATE: connection lost or refused (08, 53300, 55000, 57P0), ended for being idle or for taking too long in a
// transaction (25P03, 25P04, 57P05), a statement or a lock not had in time (57014, 55P03). Else in the words of Node.js.
const AWAY =
  /^(08...|53300|55000|57P0[1235]|25P0[34]|57014|55P03|ECONN\w+|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE)$/;
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

/** Whether a statement failed because two transactions stood in each other's way and one had to go: try again. */
export function isConflict(error: unknown): boolean {
  const { code = '' } = asFailure(error);
  const { kind = '' } = adapterFailure(error);
  return /^(40001|40P01)$/.test(code) || kind === 'TransactionWriteConflict';
}

/** Whether a statement failed because Postgres does not know a time zone that it was given. */
export function isUnknownTimeZone(error: unknown): boolean {
  const { code, message = '' } = asFailure(error);
  return code === '22023' && message.includes('time zone');
}

function asFailure(error: unknown): Failure {
  return typeof error === 'object' && error !== null ? error : {};
}

function adapterFailure(error: unknown): AdapterFailure {
  return asFailure(error).meta?.driverAdapterError?.cause ?? {};
}
