/** Milliseconds as whole minutes; what was heard at all is at least one. */
export const minutesOf = (ms: number) => (ms > 0 ? Math.max(1, Math.round(ms / 60_000)) : 0);
