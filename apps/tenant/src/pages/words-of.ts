import type { Request } from 'express';
import { chooseWords, type Words } from '../words/words.ts';

/** The words of a page that belongs to no sign-in: its address may carry a language, as the links of mails do. */
export function wordsOf(request: Request): Words {
  return chooseWords(request.query.ui_locales, request.get('accept-language'));
}
