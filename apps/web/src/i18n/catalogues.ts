import type { LANGUAGES } from '@setlist/contracts/constants';
import { de } from './de.ts';
import { en, type Messages } from './en.ts';
import { es } from './es.ts';

export type Language = (typeof LANGUAGES)[number];

/** Everything the app says, in each of its languages. */
export const CATALOGUES: Record<Language, Messages> = { en, de, es };

// By this the compiler knows each message and what has to be filled into it.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: typeof en;
  }
}
