import { z } from 'zod';
import { visibleLength } from './constants.ts';

const CONTROL = /\p{Cc}/u;
// Fillers such as U+3164 are letters, and U+2800 is a symbol, yet nobody sees them.
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;
// Zero-width joiners shape emoji and several scripts, and tags a flag such as England's; every other format character
// only hides or reorders text.
const UNWANTED =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?!\u200c|\u200d|(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0020}-\u{e007f}])\p{Cf}/u;
const TAG = /<[a-z/!?]/i;
const MARKS_IN_A_ROW = /\p{M}{9,}/u;

/** Text that is looked up but never kept: at most `max` characters, none of them a control character. */
export function termOfText({ max, min = 0 }: { max: number; min?: number }) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((text) => !CONTROL.test(text), 'must not contain control characters');
}

/**
 * A single line of text that people will read: trimmed, NFC, any script, `min` to `max` visible characters,
 * no control characters, no HTML.
 */
export function lineOfText({ max, min = 1 }: { max: number; min?: number }) {
  return z
    .string()
    .refine((text) => text.length <= max * 20, { error: `must have at most ${max} characters`, abort: true })
    .transform((text) => text.normalize('NFC').trim())
    .superRefine((text, context) => {
      const wrong = whatIsWrong(text, min, max);
      if (wrong) context.addIssue({ code: 'custom', message: wrong });
    });
}

function whatIsWrong(text: string, min: number, max: number): string | undefined {
  if (UNWANTED.test(text)) return 'must not contain control or invisible characters';
  if (TAG.test(text)) return 'must not contain HTML';
  if (MARKS_IN_A_ROW.test(text)) return 'must not pile up combining marks';
  const length = visibleLength(text);
  if (length < min || (min > 0 && !VISIBLE.test(text))) {
    return min === 1 ? 'must have at least one visible character' : `must have at least ${min} characters`;
  }
  return length > max ? `must have at most ${max} characters` : undefined;
}
