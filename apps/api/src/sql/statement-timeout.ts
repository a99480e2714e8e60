/** Longest a statement may take before Postgres cancels it. */
export const STATEMENT_TIMEOUT_MS = 9_000;
