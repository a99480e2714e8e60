import type { PostLoginApi, PostLoginEvent } from './types.ts';

const DEFAULT = 'user';
const LONGEST = 50;
// The rule of packages/contracts/src/text.ts, written out here because an Action is uploaded alone; a test keeps the
// two alike.
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;
const UNWANTED =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?!\u200c|\u200d|(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0020}-\u{e007f}])\p{Cf}/u;
const TAG = /<[a-z/!?]/i;
const MARKS_IN_A_ROW = /\p{M}{9,}/u;

/**
 * Gives everyone a display name: "user" until they choose one, and in place of one that the rule does not allow;
 * any other is saved as the API saves it. Anybody can sign up at the tenant with any `user_metadata`, past the API.
 */
exports.onExecutePostLogin = async (event: PostLoginEvent, api: PostLoginApi): Promise<void> => {
  const { displayName } = event.user.user_metadata;
  const name = allowed(displayName) ?? DEFAULT;
  if (name === displayName) return;
  api.user.setUserMetadata('displayName', name);
  // The Actions after this one still see the metadata as it was.
  api.transaction.setMetadata('displayName', name);
};

function allowed(name: unknown): string | undefined {
  if (typeof name !== 'string' || name.length > LONGEST * 20) return undefined;
  const text = name.normalize('NFC').trim();
  const isClean = VISIBLE.test(text) && !UNWANTED.test(text) && !TAG.test(text) && !MARKS_IN_A_ROW.test(text);
  const fits = text.length <= LONGEST || visibleLength(text) <= LONGEST;
  return isClean && fits ? text : undefined;
}

function visibleLength(text: string): number {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;
}
