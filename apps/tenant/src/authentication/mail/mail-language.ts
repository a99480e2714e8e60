const LANGUAGES = ['en', 'de', 'es'] as const;

/** A language that mails are written in. */
export type MailLanguage = (typeof LANGUAGES)[number];

/** The language of a mail for `user_metadata.lang`; English for any other. */
export function mailLanguage(lang: unknown): MailLanguage {
  return LANGUAGES.find((language) => language === lang) ?? 'en';
}
