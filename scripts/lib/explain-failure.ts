import { UserError } from './user-error.ts';

const DISK_FULL = /ENOSPC|No space left on device|could not extend file|disk quota exceeded/i;

/** Puts into words, for the terminal, why a start failed and what to do. */
export function explainFailure(error: unknown, dataDir: string): string {
  if (error instanceof UserError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  if (DISK_FULL.test(message)) {
    return `The disk of ${dataDir} is full. Make room and start again; what was complete is kept.\n\n${message}`;
  }
  if (message.includes('PostgreSQL data directory')) {
    return `${message}\nTo throw the data away and begin anew: npm start -- --fresh`;
  }
  return message;
}
