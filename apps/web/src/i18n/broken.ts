import type { Language } from './catalogues.ts';

interface Words {
  title: string;
  hint: string;
  /** What stands before the digest, by which the server's log calls the error. */
  reference: string;
  retry: string;
}

/**
 * What a page says that broke. These words come with its script, and not with the catalogues: what hands those to a page
 * may be what broke.
 */
export const BROKEN: Record<Language, Words> = {
  en: {
    title: 'This page broke',
    hint: 'It is our fault, and nothing of yours was changed.',
    reference: 'Reference',
    retry: 'Retry',
  },
  de: {
    title: 'Diese Seite ist kaputt',
    hint: 'Das liegt an uns, und von dir wurde nichts geändert.',
    reference: 'Kennung',
    retry: 'Noch einmal',
  },
  es: {
    title: 'Esta página se rompió',
    hint: 'Es culpa nuestra, y no se cambió nada tuyo.',
    reference: 'Referencia',
    retry: 'Reintentar',
  },
};
