import { chooseWords, type Words } from '../words/words.ts';

/** As much of a request, be it Express's or Koa's, as says which language is wanted. */
export interface Asking {
  query: { ui_locales?: unknown };
  get(header: string): string | undefined;
}

/** The words of a page that belongs to no sign-in: its address may carry a language, as the links of mails do. */
export function wordsOf(request: Asking): Words {
  return chooseWords(request.query.ui_locales, request.get('accept-language'));
}
