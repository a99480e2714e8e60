// By SQLSTATE: connection lost or refused (08, 53300, 55000, 57P0), a statement or a lock not had in time (57014, 55P03)
// or given up for another's (40P01), ended for taking too long in a transaction (25P03, 25P04, 57P05). Else in the words of Node.js, and of `pg`.
const CODES =
  /^(08...|53300|55000|57P0[1235]|25P0[34]|57014|55P03|40P01|ECONN\w+|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE)$/;
const MESSAGES =
  /^(timeout exceeded when trying to connect$|Connection terminated|Query read timeout$|Client has encountered a connection error)/;

/** Whether a statement failed because the database could not be had, or did not answer in time: later it may. */
export function isStoreAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return CODES.test(String(code)) || MESSAGES.test(String(message));
}

/** What the tenant says while its database is away (RFC 9110, 15.6.4). */
export const AWAY = {
  headers: { 'Retry-After': '1', 'Cache-Control': 'no-store' },
  body: {
    error: 'temporarily_unavailable',
    error_description: "The tenant's database does not answer. Try again in a second.",
  },
};
