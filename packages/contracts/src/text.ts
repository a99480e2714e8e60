import { z } from 'zod';
import { visibleLength } from './constants.ts';
import { sayFault, type TextFault } from './text-faults.ts';

const CONTROL = /\p{Cc}/u;
// Fillers such as U+3164 are letters, and U+2800 is a symbol, yet nobody sees them.
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;
// Zero-width joiners shape emoji and several scripts, and tags a flag such as England's; every other format character
// only hides or reorders text.
const UNWANTED =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?!\u200c|\u200d|(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0020}-\u{e007f}])\p{Cf}/u;
const TAG = /<[a-z/!?]/i;
const MARKS_IN_A_ROW = /\p{M}{9,}/u;

/**
 * Text that is looked up but never kept: at most `max` characters, none of them a control character. `trimmed`: without
 * spaces around it, which do not count.
 */
export function termOfText({
  max,
  min = 0,
  trimmed = false,
}: {
  max: number;
  min?: number;
  trimmed?: boolean;
}) {
  const text = trimmed ? z.string().trim() : z.string();
  return text
    .min(min)
    .max(max)
    .refine((text) => !CONTROL.test(text), 'must not contain control characters');
}

/**
 * A single line of text that people will read: trimmed, NFC, any script, at most `max` visible characters, at least one
 * unless it may be `empty`, no control characters, no HTML.
 */
export function lineOfText({ max, empty = false }: { max: number; empty?: boolean }) {
  return z
    .string()
    .refine((text) => text.length <= max * 20, { error: sayFault({ kind: 'tooLong', max }), abort: true })
    .transform((text) => text.normalize('NFC').trim())
    .superRefine((text, context) => {
      const fault = faultIn(text, max, empty);
      if (fault) context.addIssue({ code: 'custom', message: sayFault(fault) });
    });
}

function faultIn(text: string, max: number, empty: boolean): TextFault | undefined {
  if (UNWANTED.test(text)) return { kind: 'control' };
  if (TAG.test(text)) return { kind: 'html' };
  if (MARKS_IN_A_ROW.test(text)) return { kind: 'marks' };
  if (!empty && !VISIBLE.test(text)) return { kind: 'empty' };
  return visibleLength(text) > max ? { kind: 'tooLong', max } : undefined;
}
