const NOT_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * Whether `fetch` threw this before it sent anything, since it reached nobody. After any other error, such as a time-out
 * or a connection that broke, the request may have been carried out although its answer never came.
 */
export function isUnsent(error: unknown): boolean {
  const cause = error instanceof TypeError ? (error.cause as { code?: string } | undefined) : undefined;
  return cause?.code !== undefined && NOT_CONNECTED.includes(cause.code);
}
