import type { Words } from '../words/words.ts';

/** What every page of a sign-in is made with. */
export interface Frame {
  words: Words;
  tenantName: string;
  clientName: string;
  /** Address of the sign-in under way; forms go to it. */
  action: string;
  nonce: string;
}
